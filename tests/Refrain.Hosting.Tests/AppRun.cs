using System.Text.Json;
using Refrain.Testing;

namespace Refrain.Hosting.Tests;

/// <summary>A run of the program: what it returned and wrote.</summary>
internal sealed record AppRun(int Code, string Out, string Error)
{
    /// <summary>The output as JSON; fails if it is not one JSON value.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement.Clone();

    /// <summary>Runs the program on a line of arguments, split at spaces.</summary>
    public static Task<AppRun> Of(string line, Action<RefrainAppOptions>? configure = null) =>
        Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), configure);

    /// <summary>Runs the program.</summary>
    public static async Task<AppRun> Of(string[] args, Action<RefrainAppOptions>? configure = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var options = new RefrainAppOptions { Name = "shop", Out = output, Error = error };
        configure?.Invoke(options);
        var code = await RefrainApp.RunAsync(args, options);
        return new(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>A registry of these task types alone.</summary>
    public static TaskRegistry Registry(params TaskDescriptor[] tasks) => new(tasks);

    /// <summary>The descriptor of a task type.</summary>
    public static TaskDescriptor Type<TTask>()
        where TTask : ITaskType => TaskDescriptor.Of<TTask>();

    /// <summary>Fails with what was written when the exit code is another.</summary>
    public AppRun Ended(ExitCode code)
    {
        Assert.True((int)code == Code, $"Exit code {Code} instead of {(int)code}.\n{Out}\n{Error}");
        return this;
    }
}
