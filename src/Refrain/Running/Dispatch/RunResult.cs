using Refrain.Stores;

namespace Refrain.Running;

/// <summary>What became of a task that was started: an entry that is yet to be committed, the version of one that was published elsewhere, an error, or nothing.</summary>
internal readonly record struct RunResult
{
    /// <summary>What it made, which is yet to be committed.</summary>
    public CatalogEntry? Entry { get; private init; }

    /// <summary>The version of what it made, which is in the catalog durably.</summary>
    public ContentHash? Published { get; private init; }

    /// <summary>What it threw.</summary>
    public Exception? Error { get; private init; }

    /// <summary>Whether nothing is known of it, so that it is to be done again: its claim was lost, or the worker that had it.</summary>
    public bool IsLost => Entry is null && Published is null && Error is null;

    public static RunResult Made(CatalogEntry entry) => new() { Entry = entry };

    public static RunResult Committed(ContentHash version) => new() { Published = version };

    public static RunResult Failed(Exception error) => new() { Error = error };

    public static RunResult Lost => default;
}
