// A template method leaves the stamp to its subclass, and one of them takes the wall clock.
using System.Text.Json;

public sealed record Measurement(string Meter, long At, int Watts);

public sealed record Envelope(string Meter, int Watts, long Seen);

public abstract class Enrichment
{
    public IEnumerable<Envelope> Apply(IEnumerable<Measurement> measurements)
    {
        foreach (var measurement in measurements)
        {
            if (Keep(measurement))
                yield return new(Name(measurement.Meter), measurement.Watts, Stamp(measurement));
        }
    }

    protected virtual bool Keep(Measurement measurement) => measurement.Watts >= 0;

    protected virtual string Name(string meter) => meter.Trim();

    protected abstract long Stamp(Measurement measurement);
}

public sealed class ReceivedEnrichment : Enrichment
{
    protected override long Stamp(Measurement measurement)
    {
        var seen = DateTimeOffset.UtcNow; // RFN101
        var (seconds, _) = (seen.ToUnixTimeSeconds(), seen.Millisecond);
        return Math.Max(measurement.At, seconds);
    }
}

public sealed class MeasuredEnrichment(long offset) : Enrichment
{
    protected override long Stamp(Measurement measurement) => measurement.At + offset;

    protected override bool Keep(Measurement measurement) => base.Keep(measurement) && measurement.At > 0;
}

[Task]
public sealed partial record EnrichedReadings(string File, bool Received)
{
    [Requires] public FileSource Readings => new(File);

    public IReadOnlyList<Envelope> Run(IEnumerable<string> readings)
    {
        Enrichment enrichment = Received ? new ReceivedEnrichment() : new MeasuredEnrichment(3_600);
        return enrichment.Apply(readings.Select(line => JsonSerializer.Deserialize<Measurement>(line)!)).ToList();
    }
}
