// The time that a step took is a column of the output.
using System.Diagnostics;

public sealed record Step(string Name, int Rows, long Milliseconds);

public static class Measuring
{
    public static Step Measure(string name, Func<int> work)
    {
        var watch = Stopwatch.StartNew();
        var rows = work();
        return new(name, rows, watch.ElapsedMilliseconds); // RFN101
    }
}

[Task]
public sealed partial record Steps(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Step> Run(IReadOnlyList<string> lines) =>
    [
        Measuring.Measure("count", () => lines.Count),
        Measuring.Measure("letters", () => lines.Sum(line => line.Length)),
    ];
}
