using System.Collections;
using System.Runtime.CompilerServices;

namespace Refrain.Delimited;

/// <summary>
/// The rows of a delimited UTF-8 file with a header line, read as they are asked for, in constant memory. May be enumerated
/// again, each time from the beginning, and from several threads at once, each with an enumerator of its own.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TReader">How a row is made of the fields of a line.</typeparam>
/// <remarks>
/// Lines end with LF or CR LF, the last one need not; a byte order mark is skipped, and so are empty lines at the end. A row
/// of more than 256 MiB is an error. Enumerating throws <see cref="DelimitedFormatException"/> for what is not as the row type expects.
/// </remarks>
public sealed class DelimitedReader<TRow, TReader> : IEnumerable<TRow>
    where TReader : struct, IDelimitedRow<TRow>
{
    private readonly Func<Stream> _open;
    private readonly string _name;
    private readonly DelimitedLayout _layout;

    /// <summary>Makes the sequence; nothing is opened before it is enumerated.</summary>
    /// <param name="open">Opens the file; called once for each enumeration, which closes what it got.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="separator">The ASCII character between fields.</param>
    /// <param name="quoted">Whether fields may be quoted as in RFC 4180. If not, a <c>"</c> is a character like any other.</param>
    /// <exception cref="ArgumentException">The separator is a quotation mark, a line end, or not ASCII.</exception>
    public DelimitedReader(Func<Stream> open, string name, byte separator, bool quoted)
        : this(open, name, new DelimitedLayout(separator, quoted))
    {
    }

    internal DelimitedReader(Func<Stream> open, string name, DelimitedLayout layout)
    {
        if (layout.Separator is (byte)'"' or (byte)'\n' or (byte)'\r' or >= 0x80)
            throw new ArgumentException("A separator must be an ASCII character other than a quotation mark and the line ends.", nameof(layout));
        _open = open;
        _name = name;
        _layout = layout;
    }

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator()
    {
        var source = _open();
        try
        {
            return new Enumerator(new DelimitedScanner(source, _name, _layout, TReader.Columns));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Enumerator(DelimitedScanner scanner) : IEnumerator<TRow>
    {
        private TRow _current = default!;

        public TRow Current
        {
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            get => _current;
        }

        object? IEnumerator.Current => _current;

        // Called for each row: a file is read through before the tiers of the JIT would get to it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool MoveNext()
        {
            if (!scanner.NextRow())
                return false;
            var fields = new DelimitedFields(scanner);
            _current = TReader.Read(ref fields);
            return true;
        }

        public void Reset() => throw new NotSupportedException();

        public void Dispose() => scanner.Dispose();
    }
}
