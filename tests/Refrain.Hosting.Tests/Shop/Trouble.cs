namespace Refrain.Hosting.Tests.Shop;

/// <summary>Fails while there is a file of that name.</summary>
/// <param name="Flag">The file.</param>
[Task]
public sealed partial record Flaky(string Flag)
{
    public string Run() => File.Exists(Flag)
        ? throw new InvalidOperationException("It is broken.", new TimeoutException("Nobody answered."))
        : "fine";
}

/// <summary>Needs what may fail.</summary>
/// <param name="Flag">The file.</param>
[Task, Requires<Flaky>]
public sealed partial record AfterFlaky(string Flag)
{
    public string Run(string flaky) => flaky + "!";
}

/// <summary>Fails for 1.</summary>
/// <param name="Number">A number.</param>
[Task]
public sealed partial record Picky(int Number)
{
    public int Run() => Number == 1 ? throw new InvalidOperationException("Not 1.") : Number;
}

/// <summary>Never ends by itself.</summary>
/// <param name="Heeds">Whether it heeds its token.</param>
[Task]
public sealed partial record Endless(bool Heeds = true)
{
    public async Task<string> Run([Service] TaskCompletionSource started, TaskContext context)
    {
        started.TrySetResult();
        if (!Heeds)
            await new TaskCompletionSource().Task;
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return "";
    }
}

/// <summary>Logs and asks for a service.</summary>
[Task]
public sealed partial record Greets
{
    public string Run([Service] string[] names, TaskContext context)
    {
        Microsoft.Extensions.Logging.LoggerExtensions.LogWarning(context.Logger, "Greeting {Count}.", names.Length);
        return string.Join(' ', names);
    }
}
