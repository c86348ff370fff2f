// The machine decides how wide the work is done, and the log may have its name; each result has its place.
using Microsoft.Extensions.Logging;

public static class Wide
{
    private static readonly ParallelOptions s_width = new() { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1) };

    public static TOut[] Map<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> map)
    {
        var results = new TOut[items.Count];
        Parallel.For(0, items.Count, s_width, i => results[i] = map(items[i]));
        return results;
    }
}

[Task]
public sealed partial record Reversed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        context.Logger.LogInformation("{Count} lines on {Machine}/{Process}{Newline}", lines.Count, Environment.MachineName, Environment.ProcessId, Environment.NewLine);
        return Wide.Map(lines, static line => string.Concat(line.Reverse()));
    }
}
