using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Refrain.Codecs;

namespace Refrain.Delimited;

/// <content>The header, and what is said about a file that is not as expected.</content>
internal sealed partial class DelimitedScanner
{
    /// <summary>Says that a field is not what the row type expects.</summary>
    /// <param name="member">The field, as the row type numbers it.</param>
    /// <param name="expected">What was expected, with its article.</param>
    [DoesNotReturn]
    public void ThrowField(int member, string expected)
    {
        var column = _columnOf[member];
        var text = MemoryMarshal.CreateReadOnlySpan(ref Field(member, out var length), length);
        throw new DelimitedFormatException(_name, _line, column + 1, _header[column], $"expected {expected}, found {Shown(text)}");
    }

    private void SkipByteOrderMark()
    {
        while (_filled < 3 && !_endOfStream)
        {
            var read = _source.Read(_block, _filled, _layout.Block - _filled);
            _filled += read;
            if (read == 0)
                EndFile();
        }

        if (_filled >= 3 && _block[0] == 0xEF && _block[1] == 0xBB && _block[2] == 0xBF)
            _bounds[0] = 2;
        _searched = _bounds[0] + 1;
    }

    private void ReadHeader(string[] columns)
    {
        _line = 1;
        int end;
        while ((end = HeaderEnd()) < 0)
        {
            if (!SearchOn())
                Throw(1, $"the file is empty, where a header line with the columns {string.Join(", ", columns)} was expected");
        }

        _width = end;
        _row = _next = end;
        _header = new string[_width];
        // The header's fields are found as those of a row that wants all of them.
        for (var column = 0; column < _width; column++)
            _header[column] = HeaderField(column);
        for (var member = 0; member < columns.Length; member++)
            _columnOf[member] = Find(columns[member]);
        _line = Lines(0, end);
    }

    private int HeaderEnd()
    {
        for (var i = 1; i < _boundCount; i++)
        {
            if (_block[_bounds[i]] == '\n')
                return i;
        }

        return -1;
    }

    private string HeaderField(int column)
    {
        var start = _bounds[column] + 1;
        var end = _bounds[column + 1];
        if (column == _width - 1 && end > start && _block[end - 1] == '\r')
            end--;
        var length = end - start;
        ref var field = ref _block[start];
        if (_quoted && length > 0 && field == '"')
            field = ref Unquote(ref field, ref length);
        return Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref field, length));
    }

    private int Find(string name)
    {
        foreach (var comparison in (ReadOnlySpan<StringComparison>)[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            var found = -1;
            for (var column = 0; column < _header.Length; column++)
            {
                if (!string.Equals(_header[column], name, comparison))
                    continue;
                if (found >= 0)
                    Throw(1, $"the column {name} is there twice, as number {found + 1} and {column + 1}");
                found = column;
            }

            if (found >= 0)
                return found;
        }

        var header = Shown(Encoding.UTF8.GetBytes(string.Join((char)_separator, _header)), 400);
        Throw(1, $"the column {name} is missing; the header line is {header}, separated by '{(char)_separator}'");
        return -1;
    }

    [DoesNotReturn]
    private void ThrowWidth()
    {
        var start = _bounds[_next] + 1;
        for (var fields = 1; fields <= _width && _next + fields < _boundCount; fields++)
        {
            var end = _bounds[_next + fields];
            if (_block[end] == '\n')
                Throw(_line, $"expected {_width} fields, found {fields}: {Shown(_block.AsSpan(start..end))}");
        }

        // What follows may not have been read yet, and must not show more or less for it.
        Throw(_line, $"expected {_width} fields, found more behind {Shown(_block.AsSpan(start.._bounds[_next + _width]))}");
    }

    [DoesNotReturn]
    private void ThrowQuote(int at, string problem)
    {
        // The row began on the line behind those that are done, and may have line ends of its own.
        var row = 0;
        for (var i = 1; i < _boundCount; i++)
        {
            if (_block[_bounds[i]] == '\n')
                row = i;
        }

        var done = _block.AsSpan((_bounds[_next] + 1)..at).Count((byte)'\n');
        var field = _bounds[_boundCount - 1] + 1;
        var column = _boundCount - row;
        var name = column <= _header.Length ? _header[column - 1] : null;
        throw new DelimitedFormatException(
            _name, LineAt(done), name is null ? 0 : column, name, $"{problem}: {Shown(_block.AsSpan(field..(at + 1)))}");
    }

    // The lines of the row that is current come before the one that is searched for.
    private long LineAt(int done) => (_header.Length == 0 ? 1 : _line + 1) + done;

    [DoesNotReturn]
    private void Throw(long line, string problem) => throw new DelimitedFormatException(_name, line, 0, null, problem);

    private static string Shown(ReadOnlySpan<byte> utf8, int most = 60) => ShownText.Of(utf8, most);
}
