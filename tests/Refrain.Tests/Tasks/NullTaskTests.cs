using Refrain.Tests.Running;

namespace Refrain.Tests.Tasks;

/// <summary>Methods that return null where something to await was expected.</summary>
public sealed class NullTaskTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public Task Run_is_named_with_its_task() => FailsAsync(new Forgetful(1), "Run of Forgetful(Number: 1) returned null instead of a task to await.");

    [Fact]
    public Task RunBatch_is_named_with_its_task() => FailsAsync(new ForgetfulBatch(2), "RunBatch of ForgetfulBatch(Number: 2) returned null instead of a task to await.");

    [Fact]
    public Task Observe_is_named_with_its_source() => FailsAsync(new ForgetfulReader(3), "Observe of ForgetfulSource(Number: 3) returned null instead of a task to await.");

    private async Task FailsAsync(ITask task, string message)
    {
        var report = await _store.RunAsync(task);
        Assert.StartsWith(message, report.Tasks.Single(t => t.Error is not null).Error!.Message, StringComparison.Ordinal);
    }
}

/// <summary>Forgets to start.</summary>
[Task]
internal sealed partial record Forgetful(int Number)
{
    public Task<string> Run() => null!;
}

/// <summary>As that, in batches.</summary>
[Task]
internal sealed partial record ForgetfulBatch(int Number)
{
    public static Task<IReadOnlyList<int>> RunBatch(IReadOnlyList<ForgetfulBatch> tasks) => null!;
}

/// <summary>As that, when it is looked at.</summary>
[Source]
internal sealed partial record ForgetfulSource(int Number)
{
    public Task<string> Observe() => null!;

    public string Read() => "";
}

/// <summary>Reads what cannot be looked at.</summary>
[Task]
internal sealed partial record ForgetfulReader(int Number)
{
    [Requires] public ForgetfulSource Source => new(Number);

    public string Run(string source) => source;
}
