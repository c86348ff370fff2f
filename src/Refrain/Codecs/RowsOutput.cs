namespace Refrain.Codecs;

/// <summary>The codec of tasks whose output is a sequence of rows.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public abstract class RowsOutput<TRow> : OutputCodec<IReadOnlyList<TRow>>
{
    private protected RowsOutput(string schema, OutputFormat format)
        : base(schema, format, isRows: true)
    {
    }

    /// <inheritdoc/>
    public sealed override void Write(IReadOnlyList<TRow> value, Stream destination) => WriteRows(value, destination);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<TRow> Read(Stream source) => ReadList(source);

    /// <summary>Writes rows as they come, in constant memory. The stream is neither flushed nor closed.</summary>
    /// <param name="rows">The rows; enumerated once.</param>
    /// <param name="destination">Where to. The same rows give the same bytes.</param>
    /// <param name="cancellationToken">Asked now and then.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidOperationException">A row cannot be stored: a null where the type has none, or more than 2 GB.</exception>
    public abstract long WriteRows(IEnumerable<TRow> rows, Stream destination, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="WriteRows"/>
    public abstract ValueTask<long> WriteRowsAsync(IAsyncEnumerable<TRow> rows, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Reads rows as they are asked for, in constant memory.</summary>
    /// <param name="open">Opens the artifact; called once for each enumeration, which closes what it got.</param>
    /// <returns>The rows; may be enumerated again. Enumerating throws <see cref="ArtifactFormatException"/> for malformed bytes.</returns>
    public abstract IEnumerable<TRow> ReadRows(Func<Stream> open);

    /// <summary>Reads rows as they are asked for, in constant memory.</summary>
    /// <param name="source">The bytes of the artifact; closed at the end of the enumeration.</param>
    /// <returns>The rows, to be enumerated once. Enumerating throws <see cref="ArtifactFormatException"/> for malformed bytes.</returns>
    public IEnumerable<TRow> ReadRows(Stream source)
    {
        var opened = false;
        return ReadRows(() =>
        {
            if (opened)
                throw new InvalidOperationException("These rows were read from an open stream and can be enumerated once only.");
            opened = true;
            return source;
        });
    }

    /// <summary>Reads rows as they are asked for, in constant memory, without blocking on the stream.</summary>
    /// <param name="open">Opens the artifact; called once for each enumeration, which closes what it got.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The rows; may be enumerated again. Enumerating throws <see cref="ArtifactFormatException"/> for malformed bytes.</returns>
    public abstract IAsyncEnumerable<TRow> ReadRowsAsync(Func<Stream> open, CancellationToken cancellationToken = default);

    /// <summary>Reads all rows. The stream is left open.</summary>
    /// <param name="source">The bytes of the artifact.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArtifactFormatException">The bytes are no artifact of this schema and format.</exception>
    public abstract IReadOnlyList<TRow> ReadList(Stream source);
}
