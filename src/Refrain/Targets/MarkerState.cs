namespace Refrain.Targets;

/// <summary>How the markers of a task's targets stand to its entry in the catalog.</summary>
internal enum MarkerState : byte
{
    /// <summary>It has no targets, or each has the marker that it should have.</summary>
    Same,

    /// <summary>A target has none.</summary>
    Missing,

    /// <summary>A target has that of another version.</summary>
    Other,
}
