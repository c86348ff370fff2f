namespace Refrain.Stores;

/// <summary>What became of a claim.</summary>
public enum ClaimState
{
    /// <summary>The task is the run's to execute until the claim is given up, committed, or taken over after the run's lease has expired.</summary>
    Claimed,

    /// <summary>Another run that is alive has claimed it.</summary>
    Held,

    /// <summary>The catalog has something else than the run decided by; nothing was claimed.</summary>
    Changed,
}

/// <summary>The answer to a <see cref="ClaimRequest"/>.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Current">The entry that the catalog has, where it is <see cref="ClaimState.Changed"/>.</param>
public readonly record struct ClaimAnswer(ClaimState State, CatalogEntry? Current = null);
