using System.Buffers.Text;

namespace Refrain.Codecs;

/// <summary>Encoded values as JSON.</summary>
internal static class JsonFormWriter
{
    public static void Write(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text)
    {
        if (schema.IsNullable && !reader.ReadPresence())
        {
            text.WriteRaw("null"u8);
            return;
        }

        switch (schema.Kind)
        {
            case SchemaKind.List or SchemaKind.Set:
                WriteList(schema.Members[0].Schema, ref reader, ref text);
                break;
            case SchemaKind.Map:
                WriteMap(schema, ref reader, ref text);
                break;
            case SchemaKind.Record or SchemaKind.Tuple when schema.Members[0].Name.Length > 0:
                WriteObject(schema, ref reader, ref text);
                break;
            case SchemaKind.Tuple:
                WriteTuple(schema, ref reader, ref text);
                break;
            case SchemaKind.Bytes:
                WriteBase64(reader.ReadBytes(), ref text);
                break;
            default:
                JsonScalars.Write(schema, ref reader, ref text, isName: false);
                break;
        }
    }

    public static void WriteBase64(ReadOnlySpan<byte> bytes, ref ValueWriter text)
    {
        text.Write((byte)'"');
        // In pieces of whole triples, so that the span asked for stays an int.
        const int Piece = 3 * 1024 * 1024;
        for (; bytes.Length > Piece; bytes = bytes[Piece..])
            AppendBase64(bytes[..Piece], ref text);
        AppendBase64(bytes, ref text);
        text.Write((byte)'"');
    }

    private static void AppendBase64(ReadOnlySpan<byte> bytes, ref ValueWriter text)
    {
        Base64.EncodeToUtf8(bytes, text.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        text.Advance(written);
    }

    private static void WriteList(ArtifactSchema element, ref ValueReader reader, ref ValueWriter text)
    {
        text.Write((byte)'[');
        var count = reader.ReadLength();
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                text.Write((byte)',');
            Write(element, ref reader, ref text);
        }

        text.Write((byte)']');
    }

    private static void WriteMap(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text)
    {
        text.Write((byte)'{');
        var count = reader.ReadLength();
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                text.Write((byte)',');
            JsonScalars.Write(schema.Members[0].Schema, ref reader, ref text, isName: true);
            text.Write((byte)':');
            Write(schema.Members[1].Schema, ref reader, ref text);
        }

        text.Write((byte)'}');
    }

    private static void WriteObject(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text)
    {
        for (var i = 0; i < schema.Members.Length; i++)
        {
            text.Write(i == 0 ? (byte)'{' : (byte)',');
            JsonText.Write(schema.Members[i].Name, ref text);
            text.Write((byte)':');
            Write(schema.Members[i].Schema, ref reader, ref text);
        }

        text.Write((byte)'}');
    }

    private static void WriteTuple(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text)
    {
        for (var i = 0; i < schema.Members.Length; i++)
        {
            text.Write(i == 0 ? (byte)'[' : (byte)',');
            Write(schema.Members[i].Schema, ref reader, ref text);
        }

        text.Write((byte)']');
    }
}
