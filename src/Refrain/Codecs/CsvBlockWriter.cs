using System.Buffers;
using System.Text;

namespace Refrain.Codecs;

/// <summary>
/// Rows as CSV after RFC 4180, with a header line, transcoded from the encoded rows by the schema. Nothing depends on the culture: the fields are the texts of the
/// JSON form. Null is an empty field, and text without characters <c>""</c>.
/// </summary>
internal sealed class CsvBlockWriter : TextBlockWriter
{
    private static readonly SearchValues<byte> s_quoted = SearchValues.Create("\",\r\n"u8);

    private readonly CsvColumn[] _columns;
    private readonly RowText _field = new();

    public CsvBlockWriter(Stream destination, string schema)
        : base(destination)
    {
        _columns = CsvColumn.Of(schema);
        var text = Text.Begin();
        text.WriteRaw(Encoding.UTF8.GetBytes(string.Join(',', _columns.Select(c => c.Name)) + "\r\n"));
        Text.Keep(ref text);
    }

    public override void Dispose()
    {
        _field.Dispose();
        base.Dispose();
    }

    protected override void WriteRow(ref ValueReader reader, ref ValueWriter text)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i > 0)
                text.Write((byte)',');
            WriteField(_columns[i], ref reader, ref text);
        }

        text.WriteRaw("\r\n"u8);
    }

    private void WriteField(CsvColumn column, ref ValueReader reader, ref ValueWriter text)
    {
        if (column.Schema.IsNullable && !reader.ReadPresence())
            return;
        switch (column.Schema.Kind)
        {
            case SchemaKind.String:
                if (reader.TryReadUtf8(out var utf8))
                    WriteText(utf8, ref text);
                else
                    WriteText(column, reader.ReadString(), ref text);
                break;
            case SchemaKind.Char:
                WriteText(column, reader.ReadChar().ToString(), ref text);
                break;
            case SchemaKind.Rune:
                WriteText(column, reader.ReadRune().ToString(), ref text);
                break;
            case SchemaKind.Uri:
                WriteText(column, UriText.Of(reader.ReadUri()), ref text);
                break;
            default:
                WritePlain(column.Schema, ref reader, ref text);
                break;
        }
    }

    /// <summary>As the JSON form has it, without its quotation marks; nothing in it is escaped there.</summary>
    private void WritePlain(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text)
    {
        _field.Clear();
        var field = _field.Begin();
        try
        {
            if (schema.Kind == SchemaKind.Bytes)
                JsonFormWriter.WriteBase64(reader.ReadBytes(), ref field);
            else
                JsonScalars.Write(schema, ref reader, ref field, isName: true);
        }
        finally
        {
            _field.Keep(ref field);
        }

        var plain = _field.Bytes[1..^1];

        // Only of bytes there may be none.
        text.WriteRaw(plain.IsEmpty ? "\"\""u8 : plain);
    }

    private static void WriteText(CsvColumn column, string value, ref ValueWriter text)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                throw new InvalidOperationException($"A text in the column {column.Name} has half of a surrogate pair, which CSV cannot hold. Store the rows as JSON Lines, or in the binary format.");
            i++;
        }

        WriteText(Encoding.UTF8.GetBytes(value), ref text);
    }

    private static void WriteText(ReadOnlySpan<byte> utf8, ref ValueWriter text)
    {
        if (!utf8.IsEmpty && !utf8.ContainsAny(s_quoted))
        {
            text.WriteRaw(utf8);
            return;
        }

        text.Write((byte)'"');
        for (int quote; (quote = utf8.IndexOf((byte)'"')) >= 0; utf8 = utf8[(quote + 1)..])
        {
            text.WriteRaw(utf8[..(quote + 1)]);
            text.Write((byte)'"');
        }

        text.WriteRaw(utf8);
        text.Write((byte)'"');
    }
}
