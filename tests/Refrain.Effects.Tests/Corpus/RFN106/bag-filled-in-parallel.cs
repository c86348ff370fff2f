// The bag's order is that in which the threads were done.
using System.Collections.Concurrent;

public sealed record Anomaly(int Line, string Text);

[Task]
public sealed partial record Anomalies(string File)
{
    [Requires] public FileSource Log => new(File);

    public Anomaly[] Run(IReadOnlyList<string> log, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<Anomaly>();
        Parallel.For(0, log.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            if (log[i].Contains("ERROR", StringComparison.Ordinal))
                found.Add(new Anomaly(i + 1, log[i]));
        });
        return found.ToArray(); // RFN106
    }
}
