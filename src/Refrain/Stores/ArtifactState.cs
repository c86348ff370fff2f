namespace Refrain.Stores;

/// <summary>What the catalog holds of an artifact. The numbers are stored.</summary>
public enum ArtifactState
{
    /// <summary>The data can be read.</summary>
    Complete = 1,

    /// <summary>The data can be read, but its source is gone or nothing requires it any more.</summary>
    Stale = 2,
}
