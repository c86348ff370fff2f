// A correlation id for the log lines of one run is not data.
using Microsoft.Extensions.Logging;

public sealed record Deduplicated(int Rows, int Dropped);

[Task]
public sealed partial record DeduplicatedCount(string File)
{
    [Requires] public FileSource Rows => new(File);

    public Deduplicated Run(IEnumerable<string> rows, [Service] ILogger<DeduplicatedCount> logger)
    {
        var correlation = Guid.NewGuid();
        using var scope = logger.BeginScope("Correlation {Id}", correlation);
        logger.LogInformation("Reading {File}", File);

        var (seen, all) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var row in rows)
        {
            all++;
            seen.Add(row);
        }

        logger.LogInformation("Done with {Id}: {Rows}", correlation, all);
        return new Deduplicated(seen.Count, all - seen.Count);
    }
}
