using System.Globalization;

namespace Refrain.Stores;

/// <summary>An artifact's bytes are not what its catalog entry says. It is to be treated as missing and made again.</summary>
public sealed class CorruptArtifactException : StoreException
{
    internal CorruptArtifactException(CatalogEntry entry, string place, CorruptionReason reason, long length, Exception? inner = null)
        : base(place, Describe(entry, place, reason, length), inner)
    {
        Key = entry.Key;
        TaskName = entry.Name;
        Blob = entry.Blob;
        Reason = reason;
    }

    internal CorruptArtifactException(TaskKey key, string taskName, string? blob, string place, CorruptionReason reason, string message, Exception inner)
        : base(place, message, inner)
    {
        Key = key;
        TaskName = taskName;
        Blob = blob;
        Reason = reason;
    }

    /// <summary>The task that makes the artifact.</summary>
    public TaskKey Key { get; }

    /// <summary>The task's name.</summary>
    public string TaskName { get; }

    /// <summary>The blob's name; <see langword="null"/> if the bytes are in the catalog.</summary>
    public string? Blob { get; }

    /// <summary>What is wrong.</summary>
    public CorruptionReason Reason { get; }

    private static string Describe(CatalogEntry entry, string place, CorruptionReason reason, long length)
    {
        var what = reason switch
        {
            CorruptionReason.Missing => "is missing",
            CorruptionReason.WrongLength => string.Create(CultureInfo.InvariantCulture, $"has {length} bytes instead of {entry.Size}"),
            _ => "does not have the content hash that the catalog holds",
        };
        return $"The artifact of {entry.Name} (key {entry.Key}) in {place} {what}. Run the task again: it counts as missing.";
    }
}
