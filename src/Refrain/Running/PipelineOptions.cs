using Microsoft.Extensions.Logging;

namespace Refrain;

/// <summary>What a pipeline is opened with. Immutable.</summary>
public sealed record PipelineOptions
{
    /// <summary>Where <see cref="ServiceAttribute"/> parameters come from.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Where tasks log to.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>The clock of times that are recorded; never of anything that is computed.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>From how many tasks on a proof is remembered. Fewer are gone through as fast, and the report is whole.</summary>
    internal int ProofFrom { get; init; } = 1_000;
}
