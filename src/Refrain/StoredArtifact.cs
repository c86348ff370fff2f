using System.Text.Json;
using Refrain.Codecs;
using Refrain.Stores;

namespace Refrain;

/// <summary>A stored artifact as it is. Immutable; valid while its pipeline is open and the artifact is not cleaned up.</summary>
public sealed class StoredArtifact
{
    private readonly CatalogEntry _entry;
    private readonly ArtifactStore _store;

    internal StoredArtifact(CatalogEntry entry, ArtifactStore store)
    {
        _entry = entry;
        _store = store;
    }

    /// <summary>The key of the task that made it.</summary>
    public TaskKey Key => _entry.Key;

    /// <summary>The hash of its bytes.</summary>
    public ContentHash Version => _entry.Version;

    /// <summary>The number of its bytes.</summary>
    public long Size => _entry.Size;

    /// <summary>The schema of its content, in the grammar of <c>docs/artifact-format.md</c>.</summary>
    public string Schema => _entry.Schema;

    /// <summary>Whether it is a sequence of rows rather than one value.</summary>
    public bool IsRows => _entry.Rows;

    /// <summary>When it was complete, in UTC.</summary>
    public DateTimeOffset CompletedAt => _entry.CompletedAt;

    /// <summary>The run that made it.</summary>
    public long Run => _entry.Run;

    /// <summary>Whether its bytes were dropped, as those of intermediate artifacts are when everything made from them is up to date: only what is known of it is left, and running the task makes them again.</summary>
    public bool IsDropped => _entry.IsDropped;

    /// <summary>Opens its bytes; they are verified while they are read.</summary>
    /// <exception cref="CorruptArtifactException">Thrown here or by the stream: the bytes are not what was committed.</exception>
    public Stream OpenRead() => _store.OpenRead(_entry);

    /// <summary>Writes its content as JSON, by its schema alone: an array for rows.</summary>
    /// <param name="json">Takes one JSON value.</param>
    /// <param name="mostRows">How many rows are written at most. Bytes that are not read are not verified.</param>
    /// <returns>Whether everything was written; <see langword="false"/> if there are more rows.</returns>
    /// <exception cref="CorruptArtifactException">The bytes are not what was committed.</exception>
    public bool WriteJson(Utf8JsonWriter json, long mostRows = long.MaxValue)
    {
        using var stream = OpenRead();
        return ArtifactJson.Write(Schema, IsRows, _entry.Format, stream, json, mostRows);
    }
}
