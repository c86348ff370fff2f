namespace Refrain;

/// <summary>Why something is removed.</summary>
public enum CleanReason
{
    /// <summary>The artifact is marked stale.</summary>
    Stale,

    /// <summary>No task that a user asked for reaches it, or this program does not know the task.</summary>
    Orphan,

    /// <summary>No user has asked for it, or for what needs it, for so long.</summary>
    Old,

    /// <summary>The bytes of an intermediate artifact are no longer needed; what is known of it is kept.</summary>
    Intermediate,

    /// <summary>A blob that nothing in the catalog refers to: of a version that was replaced, or of a run that was killed.</summary>
    Unreferenced,

    /// <summary>A file or folder that a run which was killed was writing.</summary>
    Abandoned,
}

/// <summary>Something that a clean removes.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Text">What: the task with its parameters, or the name of a blob or folder.</param>
/// <param name="Detail">More of the reason, as people read it; may be empty.</param>
/// <param name="Bytes">How many bytes that frees; those of a removed artifact are counted with it, not with its blob.</param>
public sealed record CleanedItem(CleanReason Reason, string Text, string Detail, long Bytes);
