// Rows stream through operators of asynchronous sequences, in order, with the token at each step.
using System.Globalization;
using System.Runtime.CompilerServices;

public sealed record Reading(string Sensor, int Value);

public sealed record Average(string Sensor, int Count, long Sum);

public static class Streams
{
    public static async IAsyncEnumerable<Reading> Parse(this IAsyncEnumerable<string> lines, [EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var line in lines.WithCancellation(token))
        {
            var at = line.IndexOf(':');
            if (at > 0)
                yield return new(line[..at], int.Parse(line.AsSpan(at + 1), NumberStyles.Integer, CultureInfo.InvariantCulture));
        }
    }

    public static async IAsyncEnumerable<Average> Runs(this IAsyncEnumerable<Reading> readings, [EnumeratorCancellation] CancellationToken token = default)
    {
        Average? run = null;
        await foreach (var reading in readings.WithCancellation(token))
        {
            if (run is not null && run.Sensor != reading.Sensor)
            {
                yield return run;
                run = null;
            }

            run = run is null ? new(reading.Sensor, 1, reading.Value) : run with { Count = run.Count + 1, Sum = run.Sum + reading.Value };
        }

        if (run is not null)
            yield return run;
    }
}

[Task]
public sealed partial record RunsOfReadings(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IAsyncEnumerable<Average> Run(IAsyncEnumerable<string> lines, CancellationToken cancellationToken) =>
        lines.Parse(cancellationToken).Where(reading => reading.Value >= 0).Runs(cancellationToken);
}
