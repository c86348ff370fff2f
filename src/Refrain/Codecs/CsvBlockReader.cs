using System.Buffers;
using System.Globalization;
using System.Text;

namespace Refrain.Codecs;

/// <summary>Reads what <see cref="CsvBlockWriter"/> wrote, encoding the rows again by the schema. Errors name line and column.</summary>
internal sealed class CsvBlockReader(Stream source, string schema) : RowBlockReader(source, 4 * RowBlockWriter.BlockSize)
{
    private static readonly SearchValues<byte> s_ends = SearchValues.Create("\"\n"u8);
    private static readonly SearchValues<byte> s_number = SearchValues.Create("0123456789+-.eE"u8);

    private readonly CsvColumn[] _columns = CsvColumn.Of(schema);
    private readonly JsonForm[] _forms = [.. CsvColumn.Of(schema).Select(c => new JsonForm(c.Schema))];
    private readonly RowText _rows = new();
    private readonly RowText _unquoted = new();
    private readonly RowText _json = new();
    private int _searched;
    private bool _isQuoted;
    private bool _hasHeader;
    private long _line = 1;

    public override ReadOnlySpan<byte> Block => _rows.Bytes;

    public override void Dispose()
    {
        _json.Dispose();
        _unquoted.Dispose();
        _rows.Dispose();
        base.Dispose();
    }

    private protected override Step Advance()
    {
        _rows.Clear();
        var rows = 0;
        var writer = _rows.Begin();
        try
        {
            while (writer.Length < RowBlockWriter.BlockSize && FindEnd() is >= 0 and var end)
            {
                var record = Input.Bytes[..end];
                if (record is not [.. var line, (byte)'\r'])
                    throw Malformed("it does not end in a carriage return and a line feed");
                if (_hasHeader)
                {
                    ReadRecord(line, ref writer);
                    rows++;
                }
                else
                {
                    CheckHeader(line);
                    _hasHeader = true;
                }

                _line += record.Count((byte)'\n') + 1;
                Input.Drop(end + 1);
                _searched = 0;
            }
        }
        finally
        {
            _rows.Keep(ref writer);
        }

        SetRows(rows);
        return rows > 0 ? Step.Block : Step.More;
    }

    private protected override bool EndOfStream() => Input.Length > 0
        ? throw Malformed("it does not end")
        : _hasHeader ? false : throw Malformed("there is no header");

    /// <summary>Where the record's line feed is: the first outside of quotation marks. Less than 0 where it has not arrived.</summary>
    private int FindEnd()
    {
        var bytes = Input.Bytes;
        for (int next; (next = bytes[_searched..].IndexOfAny(s_ends)) >= 0;)
        {
            var at = _searched + next;
            _searched = at + 1;
            if (bytes[at] == '"')
                _isQuoted = !_isQuoted;
            else if (!_isQuoted)
                return at;
        }

        _searched = bytes.Length;
        return -1;
    }

    private void CheckHeader(ReadOnlySpan<byte> line)
    {
        var expected = string.Join(',', _columns.Select(c => c.Name));
        if (!line.SequenceEqual(Encoding.UTF8.GetBytes(expected)))
            throw Malformed($"the header is not {expected}");
    }

    private void ReadRecord(ReadOnlySpan<byte> rest, ref ValueWriter writer)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var field = Take(ref rest, _columns[i], isLast: i == _columns.Length - 1, out var isQuoted);
            try
            {
                _forms[i].Read(Json(_columns[i], field, isQuoted), ref writer);
            }
            catch (ArtifactFormatException e)
            {
                throw new ArtifactFormatException(
                    string.Create(CultureInfo.InvariantCulture, $"The artifact is malformed: in line {_line}, the field of the column {_columns[i].Name} is no {_columns[i].Schema}. {e.Message}"), e);
            }
        }
    }

    private ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> rest, CsvColumn column, bool isLast, out bool isQuoted)
    {
        isQuoted = rest is [(byte)'"', ..];
        ReadOnlySpan<byte> field;
        if (isQuoted)
        {
            field = Unquote(ref rest, column);
        }
        else
        {
            var end = rest.IndexOf((byte)',');
            field = end < 0 ? rest : rest[..end];
            rest = rest[field.Length..];
            if (field.IndexOfAny((byte)'"', (byte)'\r') >= 0)
                throw Malformed($"the field of the column {column.Name} has quotation marks within, or a line break without them");
        }

        if (isLast != rest.IsEmpty)
            throw Malformed(isLast ? $"there is more after the last column, {column.Name}" : $"it ends with the column {column.Name}, and there are {_columns.Length} columns");
        if (isLast)
            return field;
        if (rest[0] != ',')
            throw Malformed($"the field of the column {column.Name} goes on after its quotation mark");
        rest = rest[1..];
        return field;
    }

    private ReadOnlySpan<byte> Unquote(scoped ref ReadOnlySpan<byte> rest, CsvColumn column)
    {
        _unquoted.Clear();
        var text = _unquoted.Begin();
        try
        {
            for (rest = rest[1..]; ;)
            {
                var quote = rest.IndexOf((byte)'"');
                if (quote < 0)
                    throw Malformed($"the field of the column {column.Name} has no closing quotation mark");
                text.WriteRaw(rest[..quote]);
                rest = rest[(quote + 1)..];
                if (rest is not [(byte)'"', ..])
                    break;
                text.Write((byte)'"');
                rest = rest[1..];
            }
        }
        finally
        {
            _unquoted.Keep(ref text);
        }

        return _unquoted.Bytes;
    }

    /// <summary>A field as JSON: null, a literal or number as it is, all else as a string.</summary>
    private ReadOnlySpan<byte> Json(CsvColumn column, ReadOnlySpan<byte> field, bool isQuoted)
    {
        if (field.IsEmpty && !isQuoted)
        {
            return column.Schema.IsNullable
                ? "null"u8
                : throw new ArtifactFormatException("It is empty, and nothing may be missing there.");
        }

        if (isQuoted && !column.IsText && !(field.IsEmpty && column.Schema.Kind == SchemaKind.Bytes))
            throw new ArtifactFormatException("It stands in quotation marks.");
        if (IsLiteral(column.Schema.Kind, field))
            return field;
        _json.Clear();
        var json = _json.Begin();
        JsonText.Write(field, ref json);
        _json.Keep(ref json);
        return _json.Bytes;
    }

    private static bool IsLiteral(SchemaKind kind, ReadOnlySpan<byte> field) => kind switch
    {
        SchemaKind.Boolean => field.SequenceEqual("true"u8) || field.SequenceEqual("false"u8),
        // An enum's number has no name; a name begins with no digit.
        SchemaKind.SByte or SchemaKind.Byte or SchemaKind.Int16 or SchemaKind.UInt16 or SchemaKind.Int32 or SchemaKind.UInt32 or SchemaKind.Int64 or SchemaKind.UInt64
            or SchemaKind.Int128 or SchemaKind.UInt128 or SchemaKind.BigInteger or SchemaKind.Half or SchemaKind.Single or SchemaKind.Double or SchemaKind.Decimal or SchemaKind.Enum =>
            field[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') && !field.ContainsAnyExcept(s_number),
        _ => false,
    };

    private ArtifactFormatException Malformed(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The artifact is malformed: line {_line} is no line of this CSV: {why}."));
}
