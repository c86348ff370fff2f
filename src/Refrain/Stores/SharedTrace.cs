namespace Refrain.Stores;

/// <summary>What the entries of several artifacts have in common that are neither dropped nor marked. Immutable.</summary>
/// <param name="name">The task's name.</param>
/// <param name="fingerprint">The hash of the code that made them.</param>
/// <param name="taskVersion">The version of the task.</param>
/// <param name="schema">The schema of the bytes.</param>
/// <param name="format">How the bytes are laid out.</param>
/// <param name="rows">Whether they are rows.</param>
/// <param name="inputs">What they were made from.</param>
internal sealed class SharedTrace(string name, string fingerprint, int taskVersion, string schema, OutputFormat format, bool rows, IReadOnlyList<CatalogInput> inputs) : IStoredTrace
{
    /// <summary>The requirements that asked for what each of them was made from, where that is kept beside this, and not in <see cref="Inputs"/>.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>The task's name.</summary>
    public string Name => name;

    public string Fingerprint => fingerprint;

    public int TaskVersion => taskVersion;

    public string Schema => schema;

    public OutputFormat Format => format;

    public bool Rows => rows;

    public IReadOnlyList<CatalogInput> Inputs => inputs;

    public IReadOnlyList<CatalogInput> DynamicInputs { get; } = CatalogEntry.DynamicOf(inputs);

    public bool IsDropped => false;

    public StaleMark? Mark => null;

    /// <summary>Puts an entry together; with inputs of its own where these are not in common.</summary>
    public CatalogEntry EntryOf(
        TaskKey key, in PackedMaking making, ReadOnlyMemory<byte> message, bool isDropped = false, string? blob = null, string? stamp = null, StaleMark? mark = null, ReadOnlyMemory<byte>? inline = null, IReadOnlyList<CatalogInput>? own = null) =>
        new()
        {
            Key = key,
            Name = name,
            Kind = making.Kind,
            IsDropped = isDropped,
            Version = making.Version,
            Fingerprint = fingerprint,
            TaskVersion = taskVersion,
            Schema = schema,
            Rows = rows,
            Format = format,
            Run = making.Run,
            Attempt = making.Attempt,
            StartedAt = PackedMaking.Time(making.Started),
            CompletedAt = PackedMaking.Time(unchecked(making.Started + making.Took)),
            Size = making.Size,
            Blob = blob,
            Stamp = stamp,
            Message = message,
            Inputs = own ?? inputs,
            Mark = mark,
            Inline = inline,
        };
}
