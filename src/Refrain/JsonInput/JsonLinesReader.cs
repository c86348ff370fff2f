using System.Collections;
using Refrain.Codecs;

namespace Refrain.JsonInput;

/// <summary>
/// The rows of a file of JSON Lines, read as they are asked for, in constant memory. May be enumerated again, each time from the beginning, and from several
/// threads at once, each with an enumerator of its own.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TCodec">The codec of a row.</typeparam>
/// <remarks>
/// Lines end with LF or CR LF, the last one need not; a byte order mark is skipped, and so are blank lines. A line of more than 256 MiB is an error. Enumerating
/// throws <see cref="JsonLinesFormatException"/> for what is not as the row type expects.
/// </remarks>
internal sealed class JsonLinesReader<TRow, TCodec> : IEnumerable<TRow>
    where TCodec : struct, IValueCodec<TRow>
{
    private readonly Func<Stream> _open;
    private readonly string _name;
    private readonly JsonNode _row;
    private readonly int _lineLimit;

    /// <summary>Makes the sequence; nothing is opened before it is enumerated.</summary>
    /// <param name="open">Opens the file; called once for each enumeration, which closes what it got.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="naming">How members are named that are not named by themselves.</param>
    /// <param name="members">What is said of members beside their names and types.</param>
    /// <param name="lineLimit">The longest line.</param>
    /// <exception cref="ArgumentException">Two members of one object would have the same name.</exception>
    public JsonLinesReader(Func<Stream> open, string name, JsonNaming naming = JsonNaming.Exact, IReadOnlyList<JsonMember>? members = null, int lineLimit = JsonLinesBlocks.LineLimit)
    {
        (_open, _name, _lineLimit) = (open, name, lineLimit);
        _row = JsonNode.Of(TCodec.Schema, naming, members ?? []);
    }

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => new RowSequence<TRow, TCodec>(Open).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same without blocking on the file.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public IAsyncEnumerable<TRow> ReadAsync(CancellationToken cancellationToken) => new RowSequence<TRow, TCodec>(Open).ReadAsync(cancellationToken);

    private JsonLinesBlocks Open() => new(_open(), _name, _row, _lineLimit);
}
