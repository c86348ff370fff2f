namespace Refrain.Stores;

/// <summary>How an artifact stands in the catalog.</summary>
public enum ArtifactState
{
    /// <summary>The data can be read.</summary>
    Complete,

    /// <summary>It is marked: its source is gone, nothing requires it any more, or somebody said so. The next clean may remove it.</summary>
    Stale,

    /// <summary>Its bytes were dropped, as its task's <see cref="Retention"/> allows; what is known of it is kept, and dependents stay up to date.</summary>
    Dropped,
}
