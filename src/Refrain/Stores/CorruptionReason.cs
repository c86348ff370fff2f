namespace Refrain.Stores;

/// <summary>Why an artifact cannot be what its catalog entry says.</summary>
public enum CorruptionReason
{
    /// <summary>The blob, or the entry that held the bytes, is gone.</summary>
    Missing,

    /// <summary>There are more or fewer bytes.</summary>
    WrongLength,

    /// <summary>The bytes hash to something else.</summary>
    WrongHash,
}
