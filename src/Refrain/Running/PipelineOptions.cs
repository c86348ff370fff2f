using Microsoft.Extensions.Logging;
using Refrain.Targets;

namespace Refrain;

/// <summary>What a pipeline is opened with. Immutable.</summary>
public sealed record PipelineOptions
{
    /// <summary>Where <see cref="ServiceAttribute"/> parameters come from.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>The places outside the store that tasks write to, such as databases; they stay the caller's. Worker processes need the same ones.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>Where tasks log to, and where runs log the states of tasks: events 100 to 117, whose names begin with <c>refrain.</c> (docs/guide.md).</summary>
    public ILogger? Logger { get; init; }

    /// <summary>
    /// How long a run on this store counts as alive after it was last heard of, which is three times as often: 30 s unless it is set, and at least 100 ms. What a run has claimed
    /// that was killed, or stopped for longer, is taken over by other runs.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of times that are recorded; never of anything that is computed.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>From how many tasks on a proof is remembered. Fewer are gone through as fast, and the report is whole.</summary>
    internal int ProofFrom { get; init; } = 1_000;

    /// <summary>From how many tasks on a run keeps of those that are up to date no more than it needs.</summary>
    internal int LeanFrom { get; init; } = 8_192;

    /// <summary>How many bytes of what a run has made are held for those that read it next.</summary>
    internal long MostHeld { get; init; } = 48 * 1024 * 1024;

    /// <summary>How many entries that were made last are held whether anybody reads them or not.</summary>
    internal int YoungHeld { get; init; } = 8192;
}
