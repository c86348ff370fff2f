namespace Refrain.Stores;

/// <summary>Why an artifact is marked stale. The numbers are stored.</summary>
public enum StaleCause
{
    /// <summary>It is a source, and what it stands for is gone.</summary>
    SourceGone = 1,

    /// <summary>It was made from something that is stale.</summary>
    InputStale = 2,

    /// <summary>What required it last requires it no longer.</summary>
    NotRequired = 3,

    /// <summary>Somebody marked it.</summary>
    ByHand = 4,
}
