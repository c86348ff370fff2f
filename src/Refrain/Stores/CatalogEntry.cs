namespace Refrain.Stores;

/// <summary>
/// What is known of one artifact, or of one observed source: its identity, its trace, and where the bytes are.
/// Immutable; two entries are equal only if they are the same object, since what they hold is not compared.
/// </summary>
public sealed record CatalogEntry : IStoredTrace
{
    // There may be a million of these in memory, so times are kept as ticks of UTC, and the kinds of things as bytes.
    private readonly long _startedAt;
    private readonly long _completedAt;
    private readonly byte _kind;
    private readonly byte _format;

    /// <summary>The task that makes it.</summary>
    public required TaskKey Key { get; init; }

    /// <summary>The task's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether this is a task's output or a source's observed version.</summary>
    public TaskKind Kind
    {
        get => (TaskKind)_kind;
        init => _kind = checked((byte)value);
    }

    /// <summary>The encoded task, from which its parameters can be read.</summary>
    public required ReadOnlyMemory<byte> Message { get; init; }

    /// <summary>How it stands: by <see cref="Mark"/> first, then by <see cref="IsDropped"/>.</summary>
    public ArtifactState State => Mark is not null ? ArtifactState.Stale : IsDropped ? ArtifactState.Dropped : ArtifactState.Complete;

    /// <summary>The mark of a stale artifact; <see langword="null"/> for one that is not.</summary>
    public StaleMark? Mark { get; init; }

    /// <summary>Whether the bytes were dropped: then it has neither inline bytes nor a blob, whatever its size.</summary>
    public bool IsDropped { get; init; }

    /// <summary>The SHA-256 of the artifact's bytes; for a source, of its observed version.</summary>
    public required ContentHash Version
    {
        get;
        init => (field, IsIntact) = (value, false);
    }

    /// <summary>The hash of the code that made it; empty where none was published.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary><see cref="TaskAttribute.Version"/> when it was made.</summary>
    public int TaskVersion { get; init; }

    /// <summary>The schema of the bytes; empty for a source.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Whether the bytes are a sequence of rows rather than one value.</summary>
    public bool Rows { get; init; }

    /// <summary>How the bytes are laid out.</summary>
    public OutputFormat Format
    {
        get => (OutputFormat)_format;
        init => _format = checked((byte)value);
    }

    /// <summary>What it was made from, in the order in which the inputs were bound.</summary>
    public IReadOnlyList<CatalogInput> Inputs { get; init; } = [];

    /// <summary>Those of the inputs that <c>Run</c> asked for: they come last, in the order of the steps.</summary>
    public IReadOnlyList<CatalogInput> DynamicInputs => DynamicOf(Inputs);

    /// <summary>The run that made it.</summary>
    public long Run { get; init; }

    /// <summary>The attempt of that run, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>
    /// When <c>Run</c> was called, in UTC; later by as long as it waited for what it asked for, so that it is as long to <see cref="CompletedAt"/> as it was at work.
    /// </summary>
    public DateTimeOffset StartedAt
    {
        get => new(_startedAt, TimeSpan.Zero);
        init => _startedAt = value.UtcTicks;
    }

    /// <summary>When the bytes were complete, in UTC.</summary>
    public DateTimeOffset CompletedAt
    {
        get => new(_completedAt, TimeSpan.Zero);
        init => _completedAt = value.UtcTicks;
    }

    /// <summary>The number of bytes.</summary>
    public long Size
    {
        get;
        init => (field, IsIntact) = (value, false);
    }

    /// <summary>
    /// The bytes themselves where they are kept in the catalog; <see langword="null"/> where they are a blob, where the entry was found
    /// without bytes, and for a source.
    /// </summary>
    public ReadOnlyMemory<byte>? Inline
    {
        get;
        init => (field, IsIntact) = (value, false);
    }

    /// <summary>
    /// Whether <see cref="Inline"/> is known to be what <see cref="Version"/> says: it was hashed in this process, and has lain nowhere else since. An entry with other bytes, another size or another version is not.
    /// </summary>
    internal bool IsIntact { get; set; }

    /// <summary>The name of the blob that holds the bytes, or <see langword="null"/>.</summary>
    public string? Blob { get; init; }

    /// <summary>For a source, what is quick to look at and changes when the version may have: length and time of a file.</summary>
    public string? Stamp { get; init; }

    /// <summary>The SHA-256 of <see cref="Schema"/>, computed anew each time.</summary>
    public ContentHash SchemaHash => ContentHash.Of(Schema);

    /// <summary>The same entry with its bytes where they were stored.</summary>
    public CatalogEntry With(StoredBytes bytes) =>
        this with { Version = bytes.Version, Size = bytes.Size, Inline = bytes.Inline, Blob = bytes.Blob, IsDropped = false };

    internal static IReadOnlyList<CatalogInput> DynamicOf(IReadOnlyList<CatalogInput> inputs)
    {
        var first = inputs.Count;
        while (first > 0 && inputs[first - 1].Step >= 0)
            first--;
        return first == inputs.Count ? [] : [.. inputs.Skip(first)];
    }

    /// <inheritdoc/>
    public bool Equals(CatalogEntry? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode();

    /// <summary>The name, key and version.</summary>
    public override string ToString() => $"{Name} {Key} @ {Version}";
}
