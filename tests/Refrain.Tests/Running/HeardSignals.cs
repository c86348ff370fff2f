using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Refrain.Tests.Running;

/// <summary>Listens to everything that goes by the name of Refrain, as OpenTelemetry would.</summary>
internal sealed class HeardSignals : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public HeardSignals()
    {
        _activities = new()
        {
            ShouldListenTo = static source => string.Equals(source.Name, "Refrain", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Activities.Enqueue(activity),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (string.Equals(instrument.Meter.Name, "Refrain", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.Start();
    }

    /// <summary>The activities that have ended, in the order of their ends.</summary>
    public ConcurrentQueue<Activity> Activities { get; } = new();

    /// <summary>What was measured: the instrument, its unit, the value, and the tags in the order of their names.</summary>
    public ConcurrentQueue<(string Name, string? Unit, double Value, string Tags)> Measured { get; } = new();

    /// <summary>The sum of what was measured.</summary>
    public double Sum(string name, string tags) =>
        Measured.Where(m => string.Equals(m.Name, name, StringComparison.Ordinal) && string.Equals(m.Tags, tags, StringComparison.Ordinal)).Sum(m => m.Value);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measured.Enqueue((instrument.Name, instrument.Unit, value, string.Join(' ', tags.ToArray().OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"))));
}
