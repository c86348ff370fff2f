using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Refrain.Telemetry;

/// <summary>
/// The activities and metrics that go by the name <c>Refrain</c>. What they are called and mean is promised (decision 0022). Without a listener each is a check of a flag.
/// </summary>
internal static class Signals
{
    /// <summary>The name to listen to.</summary>
    public const string Name = "Refrain";

    private static readonly string? s_version = typeof(Signals).Assembly.GetName().Version?.ToString(3);
    private static readonly Meter s_meter = new(Name, s_version);

    // From what is hardly worth a run of its own to what takes an afternoon: 1 ms to 3 h.
    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800],
    };

    private static readonly InstrumentAdvice<long> s_bytes = new()
    {
        HistogramBucketBoundaries = [0, 1_024, 16_384, 131_072, 1_048_576, 8_388_608, 67_108_864, 536_870_912, 4_294_967_296],
    };

    private static readonly InstrumentAdvice<long> s_counts = new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384] };

    /// <summary>Where activities come from.</summary>
    public static readonly ActivitySource Activities = new(Name, s_version);

    /// <summary>How long runs took.</summary>
    public static readonly Histogram<double> RunDuration =
        s_meter.CreateHistogram("refrain.run.duration", "s", "How long runs took.", tags: null, s_seconds);

    /// <summary>How long tasks were at work.</summary>
    public static readonly Histogram<double> TaskDuration =
        s_meter.CreateHistogram("refrain.task.duration", "s", "How long attempts at tasks were at work, what they waited for aside.", tags: null, s_seconds);

    /// <summary>What came of tasks.</summary>
    public static readonly Counter<long> TasksEnded =
        s_meter.CreateCounter<long>("refrain.task.ended", "{task}", "Tasks that have ended in runs: executed, up to date, failed or skipped.");

    /// <summary>What failed and is tried again.</summary>
    public static readonly Counter<long> Retries =
        s_meter.CreateCounter<long>("refrain.task.retries", "{retry}", "Attempts at tasks that failed and after which the task is tried again.");

    /// <summary>What is being done, and could be.</summary>
    public static readonly UpDownCounter<long> TasksActive =
        s_meter.CreateUpDownCounter<long>("refrain.task.active", "{task}", "Tasks that are running, suspended, or ready and waiting for a worker.");

    /// <summary>How much tasks have written.</summary>
    public static readonly Histogram<long> OutputSize =
        s_meter.CreateHistogram("refrain.task.output.size", "By", "Sizes of the outputs that tasks have made.", tags: null, s_bytes);

    /// <summary>How long transactions of the catalog took.</summary>
    public static readonly Histogram<double> CommitDuration =
        s_meter.CreateHistogram("refrain.commit.duration", "s", "How long it took to make a batch of artifacts durable in the catalog.", tags: null, s_seconds);

    /// <summary>How many artifacts a transaction of the catalog had.</summary>
    public static readonly Histogram<long> CommitSize =
        s_meter.CreateHistogram("refrain.commit.size", "{artifact}", "Artifacts that were made durable in the catalog together.", tags: null, s_counts);
}
