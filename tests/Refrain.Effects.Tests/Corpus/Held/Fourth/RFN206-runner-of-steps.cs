// Processes that are none: a runner of steps in this process, and the memory of the process in a log.
using System.Diagnostics;
using Microsoft.Extensions.Logging;

public sealed class ProcessRunner
{
    private readonly List<Func<string, string>> _steps = [];

    public ProcessRunner Then(Func<string, string> step)
    {
        _steps.Add(step);
        return this;
    }

    public string Start(string text) => _steps.Aggregate(text, (sofar, step) => step(sofar));
}

[Task]
public sealed partial record Cleaned(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var runner = new ProcessRunner().Then(static text => text.Trim()).Then(static text => text.Replace('\t', ' '));
        var cleaned = lines.Select(runner.Start).ToList();
        using var self = Process.GetCurrentProcess();
        context.Logger.LogDebug("working set {Bytes}", self.WorkingSet64);
        return cleaned;
    }
}
