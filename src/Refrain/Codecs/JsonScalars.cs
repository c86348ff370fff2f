using System.Globalization;

namespace Refrain.Codecs;

/// <summary>Encoded scalars as JSON. As the name of a member, which must be a string, a number stands in quotation marks.</summary>
internal static class JsonScalars
{
    /// <summary>Seven digits of a second's fraction, without offset.</summary>
    public const string ClockFormat = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffff";

    /// <summary>Marks a time of the machine's own zone, whose offset must not leak into data.</summary>
    public const string LocalMark = "[local]";

    /// <summary>The same in UTF-8.</summary>
    public static ReadOnlySpan<byte> Utf8LocalMark => "[local]"u8;

    public static void Write(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text, bool isName)
    {
        switch (schema.Kind)
        {
            case SchemaKind.String:
                WriteString(ref reader, ref text);
                break;
            case SchemaKind.Char:
                JsonText.Write(reader.ReadChar().ToString(), ref text);
                break;
            case SchemaKind.Rune:
                JsonText.Write(reader.ReadRune().ToString(), ref text);
                break;
            case SchemaKind.Guid:
                Quoted(reader.ReadGuid(), "D", ref text);
                break;
            case SchemaKind.Uri:
                JsonText.Write(UriText.Of(reader.ReadUri()), ref text);
                break;
            case SchemaKind.Version:
                JsonText.Write(reader.ReadVersion().ToString(), ref text);
                break;
            case SchemaKind.DateTime:
                WriteDateTime(reader.ReadDateTime(), ref text);
                break;
            case SchemaKind.DateTimeOffset:
                Quoted(reader.ReadDateTimeOffset(), "O", ref text);
                break;
            case SchemaKind.DateOnly:
                Quoted(reader.ReadDateOnly(), "O", ref text);
                break;
            case SchemaKind.TimeOnly:
                Quoted(reader.ReadTimeOnly(), "O", ref text);
                break;
            case SchemaKind.TimeSpan:
                Quoted(reader.ReadTimeSpan(), "c", ref text);
                break;
            case SchemaKind.Enum:
                WriteEnum(schema, ref reader, ref text, isName);
                break;
            default:
                WriteNumber(schema.Kind, ref reader, ref text, isName);
                break;
        }
    }

    private static void WriteNumber(SchemaKind kind, ref ValueReader reader, ref ValueWriter text, bool isName)
    {
        if (isName)
            text.Write((byte)'"');
        switch (kind)
        {
            case SchemaKind.Boolean:
                text.WriteRaw(reader.ReadBoolean() ? "true"u8 : "false"u8);
                break;
            case SchemaKind.Int128:
                Plain(reader.ReadInt128(), ref text);
                break;
            case SchemaKind.UInt128:
                Plain(reader.ReadUInt128(), ref text);
                break;
            case SchemaKind.BigInteger:
                text.WriteRaw(System.Text.Encoding.ASCII.GetBytes(reader.ReadBigInteger().ToString(CultureInfo.InvariantCulture)));
                break;
            case SchemaKind.Half:
                var half = reader.ReadHalf();
                Floating(half, Half.IsFinite(half), isName, ref text);
                break;
            case SchemaKind.Single:
                var single = reader.ReadSingle();
                Floating(single, float.IsFinite(single), isName, ref text);
                break;
            case SchemaKind.Double:
                var number = reader.ReadDouble();
                Floating(number, double.IsFinite(number), isName, ref text);
                break;
            case SchemaKind.Decimal:
                var value = reader.ReadDecimal();
                // Zero has a sign too, which its text leaves out.
                if (value == 0 && decimal.IsNegative(value))
                {
                    text.Write((byte)'-');
                    value = -value;
                }

                Plain(value, ref text);
                break;
            default:
                Plain(ReadInteger(kind, ref reader), ref text);
                break;
        }

        if (isName)
            text.Write((byte)'"');
    }

    private static Int128 ReadInteger(SchemaKind kind, ref ValueReader reader) => kind switch
    {
        SchemaKind.SByte => reader.ReadSByte(),
        SchemaKind.Byte => reader.ReadByte(),
        SchemaKind.Int16 => reader.ReadInt16(),
        SchemaKind.UInt16 => reader.ReadUInt16(),
        SchemaKind.Int32 => reader.ReadInt32(),
        SchemaKind.UInt32 => reader.ReadUInt32(),
        SchemaKind.Int64 => reader.ReadInt64(),
        SchemaKind.UInt64 => reader.ReadUInt64(),
        _ => throw new ArtifactFormatException($"The schema is malformed: {SchemaWords.Of(kind)} is no scalar."),
    };

    private static void WriteEnum(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text, bool isName)
    {
        var value = ReadInteger(schema.Underlying, ref reader);
        foreach (var name in schema.Names)
        {
            if (name.Value == value)
            {
                JsonText.Write(name.Name, ref text);
                return;
            }
        }

        if (isName)
            text.Write((byte)'"');
        Plain(value, ref text);
        if (isName)
            text.Write((byte)'"');
    }

    private static void WriteString(ref ValueReader reader, ref ValueWriter text)
    {
        if (reader.TryReadUtf8(out var utf8))
            JsonText.Write(utf8, ref text);
        else
            JsonText.Write(reader.ReadString(), ref text);
    }

    private static void WriteDateTime(DateTime value, ref ValueWriter text)
    {
        var end = value.Kind switch { DateTimeKind.Utc => "Z", DateTimeKind.Local => LocalMark, _ => "" };
        JsonText.Write(value.ToString(ClockFormat, CultureInfo.InvariantCulture) + end, ref text);
    }

    private static void Floating<T>(T value, bool isFinite, bool isName, ref ValueWriter text)
        where T : IUtf8SpanFormattable
    {
        // NaN and the infinities are no JSON numbers.
        if (isFinite || isName)
            Plain(value, ref text);
        else
            Quoted(value, default, ref text);
    }

    private static void Quoted<T>(T value, ReadOnlySpan<char> format, ref ValueWriter text)
        where T : IUtf8SpanFormattable
    {
        text.Write((byte)'"');
        Plain(value, ref text, format);
        text.Write((byte)'"');
    }

    private static void Plain<T>(T value, ref ValueWriter text, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        // The longest is a 128-bit integer with its sign.
        value.TryFormat(text.GetSpan(64), out var written, format, CultureInfo.InvariantCulture);
        text.Advance(written);
    }
}
