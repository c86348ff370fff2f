// The bag is filled in any order and emptied in that of the lines.
using System.Collections.Concurrent;

public sealed record Finding(int Line, string Text);

[Task]
public sealed partial record Findings(string File)
{
    [Requires] public FileSource Log => new(File);

    public Finding[] Run(IReadOnlyList<string> log, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<Finding>();
        Parallel.For(0, log.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            if (log[i].Contains("WARN", StringComparison.Ordinal))
                found.Add(new Finding(i + 1, log[i]));
        });
        return [.. found.OrderBy(finding => finding.Line)];
    }
}
