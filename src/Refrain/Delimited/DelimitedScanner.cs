using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Refrain.Delimited;

/// <summary>
/// Finds rows and fields. The bounds of fields (separators and line ends) are searched window by window; a row is then
/// a run of bounds, and a field lies between two of them. Bytes of columns that nobody asks for are never looked at again.
/// </summary>
internal sealed partial class DelimitedScanner : IDisposable
{
    private readonly Stream _source;
    private readonly string _name;
    private readonly DelimitedLayout _layout;
    private readonly byte _separator;
    private readonly bool _quoted;

    // Bytes and their end, with slack behind them for loads of whole vectors.
    private byte[] _block;
    private int _filled;
    private bool _endOfStream;

    // Positions of bounds in the block, ascending; the first of a row is the line end before it.
    private int[] _bounds;
    private int _boundCount;
    private int _searched;

    // The row that fields are taken from, and the one after it, as indexes of bounds.
    private int _row;
    private int _next;
    private int _width;
    private long _line;

    private readonly int[] _columnOf;
    private string[] _header = [];
    private byte[] _scratch = [];

    public DelimitedScanner(Stream source, string name, DelimitedLayout layout, string[] columns)
    {
        _source = source;
        _name = name;
        _layout = layout;
        _separator = layout.Separator;
        _quoted = layout.Quoted;
        _block = ArrayPool<byte>.Shared.Rent(layout.Block + Slack);
        _bounds = ArrayPool<int>.Shared.Rent(layout.Window + Slack);
        _columnOf = new int[columns.Length];
        try
        {
            _bounds[0] = -1;
            _boundCount = 1;
            SkipByteOrderMark();
            ReadHeader(columns);
        }
        catch
        {
            ReturnBuffers();
            throw;
        }
    }

    /// <summary>Bytes and bounds that may be read or written behind the last one.</summary>
    private const int Slack = 128;

    /// <summary>Goes on to the next row.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="DelimitedFormatException">The row has not as many fields as the header.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextRow()
    {
        var row = _next;
        var end = row + _width;
        if (end < _boundCount && !_quoted && IsWhole(row, end))
        {
            _row = row;
            _next = end;
            _line++;
            return true;
        }

        return NextRowSlowly();
    }

    /// <summary>The bytes of a field that is not quoted, and its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Field(int member, out int length)
    {
        var column = _columnOf[member];
        ref var bound = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bounds), _row + column);
        var start = bound + 1;
        var end = Unsafe.Add(ref bound, 1);
        ref var block = ref MemoryMarshal.GetArrayDataReference(_block);
        if (column == _width - 1 && end > start && Unsafe.Add(ref block, end - 1) == '\r')
            end--;
        length = end - start;
        ref var field = ref Unsafe.Add(ref block, start);
        if (_quoted && length > 0 && field == '"')
            return ref Unquote(ref field, ref length);
        return ref field;
    }

    /// <summary>Whether a field stands in quotation marks, so that it is there even where it is empty.</summary>
    public bool IsQuoted(int member) => _quoted && _block[_bounds[_row + _columnOf[member]] + 1] == '"';

    public void Dispose()
    {
        ReturnBuffers();
        _source.Dispose();
    }

    private void ReturnBuffers()
    {
        var (block, bounds) = (_block, _bounds);
        (_block, _bounds) = ([], []);
        (_filled, _boundCount, _searched, _next, _endOfStream) = (0, 0, 0, 0, true);
        if (block.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(block);
        ArrayPool<int>.Shared.Return(bounds);
    }

    /// <summary>Whether the bounds behind one line end are separators, and then a line end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsWhole(int row, int end)
    {
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(_bounds);
        ref var block = ref MemoryMarshal.GetArrayDataReference(_block);
        for (var i = row + 1; i < end; i++)
        {
            if (Unsafe.Add(ref block, Unsafe.Add(ref bounds, i)) == '\n')
                return false;
        }

        return Unsafe.Add(ref block, Unsafe.Add(ref bounds, end)) == '\n';
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NextRowSlowly()
    {
        if (_block.Length == 0)
            return false;
        if (_quoted)
            _line += Lines(_row, _next) - 1;
        _row = _next;
        while (_next + _width >= _boundCount && SearchOn())
        {
        }

        if (_next + 1 >= _boundCount)
            return false;
        if (_width > 1 && IsBlank(_next))
            return SkipBlankLines();
        _line++;
        if (_next + _width >= _boundCount || !IsWhole(_next, _next + _width))
            ThrowWidth();
        _row = _next;
        _next += _width;
        return true;
    }

    // Only the end of a file may have them: between rows they would be rows without columns.
    private bool SkipBlankLines()
    {
        var first = _line + 1;
        while (true)
        {
            while (_next + 1 >= _boundCount && SearchOn())
            {
            }

            if (_next + 1 >= _boundCount)
                return false;
            if (!IsBlank(_next))
                Throw(first, $"the line is empty, where {_width} fields were expected; only the end of a file may have empty lines");
            _row = ++_next;
            _line++;
        }
    }

    private bool IsBlank(int row)
    {
        if (row + 1 >= _boundCount || _block[_bounds[row + 1]] != '\n')
            return false;
        var line = _block.AsSpan((_bounds[row] + 1).._bounds[row + 1]);
        return line.IsEmpty || line is [(byte)'\r'];
    }

    /// <summary>The lines that a row takes: more than one where line ends are quoted.</summary>
    private int Lines(int row, int next) =>
        next <= row ? 1 : _block.AsSpan((_bounds[row] + 1)..(_bounds[next] + 1)).Count((byte)'\n');

    /// <summary>The field without its quotation marks, doubled ones made one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte Unquote(ref byte field, scoped ref int length)
    {
        var content = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref field, 1), length - 2);
        length = content.Length;
        if (!content.Contains((byte)'"'))
            return ref Unsafe.Add(ref field, 1);
        if (_scratch.Length < content.Length + Slack)
            _scratch = new byte[2 * (content.Length + Slack)];
        length = 0;
        for (var i = 0; i < content.Length; i++)
        {
            _scratch[length++] = content[i];
            // The search made sure that marks inside come in pairs.
            if (content[i] == '"')
                i++;
        }

        return ref _scratch[0];
    }
}
