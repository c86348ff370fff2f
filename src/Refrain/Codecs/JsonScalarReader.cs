using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Refrain.Codecs;

/// <summary>Encodes scalars from JSON values, or from the names of members, where numbers stand in quotation marks.</summary>
internal static class JsonScalarReader
{
    private const NumberStyles Floating = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public static void Read(ArtifactSchema schema, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        switch (schema.Kind)
        {
            case SchemaKind.String:
                ReadString(ref json, ref writer);
                break;
            case SchemaKind.Char:
                writer.Write(Text(ref json) is [var unit] ? unit : Fail<char>(ref json, "one UTF-16 code unit"));
                break;
            case SchemaKind.Rune:
                var text = Text(ref json);
                writer.Write(Rune.TryGetRuneAt(text.Length > 0 ? text : "\ud800", 0, out var rune) && rune.Utf16SequenceLength == text.Length
                    ? rune
                    : Fail<Rune>(ref json, "one Unicode scalar value"));
                break;
            case SchemaKind.Guid:
                writer.Write(Guid.TryParseExact(Text(ref json), "D", out var guid) ? guid : Fail<Guid>(ref json, "a GUID"));
                break;
            case SchemaKind.Uri:
                writer.Write(UriText.TryParse(Text(ref json), out var uri) ? uri : Fail<Uri>(ref json, "a link"));
                break;
            case SchemaKind.Version:
                writer.Write(Version.TryParse(Text(ref json), out var version) ? version : Fail<Version>(ref json, "a version"));
                break;
            case SchemaKind.DateTime:
                writer.Write(ReadDateTime(ref json));
                break;
            case SchemaKind.DateTimeOffset:
                writer.Write(DateTimeOffset.TryParseExact(Text(ref json), "O", Invariant, DateTimeStyles.None, out var instant)
                    ? instant
                    : Fail<DateTimeOffset>(ref json, "a date and time with its offset"));
                break;
            case SchemaKind.DateOnly:
                writer.Write(DateOnly.TryParseExact(Text(ref json), "O", Invariant, DateTimeStyles.None, out var day)
                    ? day
                    : Fail<DateOnly>(ref json, "a day"));
                break;
            case SchemaKind.TimeOnly:
                writer.Write(TimeOnly.TryParseExact(Text(ref json), "O", Invariant, DateTimeStyles.None, out var time)
                    ? time
                    : Fail<TimeOnly>(ref json, "a time of day"));
                break;
            case SchemaKind.TimeSpan:
                writer.Write(TimeSpan.TryParseExact(Text(ref json), "c", Invariant, out var span)
                    ? span
                    : Fail<TimeSpan>(ref json, "a span of time"));
                break;
            case SchemaKind.Enum:
                ReadEnum(schema, ref json, ref writer);
                break;
            default:
                ReadNumber(schema.Kind, ref json, ref writer);
                break;
        }
    }

    private static void ReadNumber(SchemaKind kind, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        switch (kind)
        {
            case SchemaKind.Boolean:
                writer.Write(Boolean(ref json));
                break;
            case SchemaKind.Int128:
                writer.Write(Number<Int128>(ref json, NumberStyles.AllowLeadingSign));
                break;
            case SchemaKind.UInt128:
                writer.Write(Number<UInt128>(ref json, NumberStyles.AllowLeadingSign));
                break;
            case SchemaKind.BigInteger:
                writer.Write(Number<BigInteger>(ref json, NumberStyles.AllowLeadingSign));
                break;
            case SchemaKind.Half:
                writer.Write(Number<Half>(ref json, Floating));
                break;
            case SchemaKind.Single:
                writer.Write(Number<float>(ref json, Floating));
                break;
            case SchemaKind.Double:
                writer.Write(Number<double>(ref json, Floating));
                break;
            case SchemaKind.Decimal:
                // The parser drops the sign of zero.
                var value = Number<decimal>(ref json, Floating);
                writer.Write(json.ValueSpan[0] == '-' && value == 0 ? new decimal(0, 0, 0, isNegative: true, value.Scale) : value);
                break;
            default:
                WriteInteger(kind, Number<Int128>(ref json, NumberStyles.AllowLeadingSign), ref json, ref writer);
                break;
        }
    }

    private static void WriteInteger(SchemaKind kind, Int128 value, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        var (least, most) = kind switch
        {
            SchemaKind.SByte => ((Int128)sbyte.MinValue, (Int128)sbyte.MaxValue),
            SchemaKind.Byte => (byte.MinValue, byte.MaxValue),
            SchemaKind.Int16 => (short.MinValue, short.MaxValue),
            SchemaKind.UInt16 => (ushort.MinValue, ushort.MaxValue),
            SchemaKind.Int32 => (int.MinValue, int.MaxValue),
            SchemaKind.UInt32 => (uint.MinValue, uint.MaxValue),
            SchemaKind.Int64 => (long.MinValue, long.MaxValue),
            SchemaKind.UInt64 => (ulong.MinValue, ulong.MaxValue),
            _ => throw new ArtifactFormatException($"The schema is malformed: {SchemaWords.Of(kind)} is no scalar."),
        };
        if (value < least || value > most)
            JsonFormReader.Throw(ref json, $"a number from {least} to {most}");
        var bits = (ulong)(value & ulong.MaxValue);
        switch (kind)
        {
            case SchemaKind.SByte or SchemaKind.Byte:
                writer.Write((byte)bits);
                break;
            case SchemaKind.Int16 or SchemaKind.UInt16:
                writer.Write((ushort)bits);
                break;
            case SchemaKind.Int32 or SchemaKind.UInt32:
                writer.Write((uint)bits);
                break;
            default:
                writer.Write(bits);
                break;
        }
    }

    private static void ReadEnum(ArtifactSchema schema, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            foreach (var name in schema.Names)
            {
                if (JsonText.Is(ref json, name.Name))
                {
                    WriteInteger(schema.Underlying, name.Value, ref json, ref writer);
                    return;
                }
            }

            if (json.TokenType != JsonTokenType.PropertyName)
                JsonFormReader.Throw(ref json, "a name of the enum, or a number");
        }

        WriteInteger(schema.Underlying, Number<Int128>(ref json, NumberStyles.AllowLeadingSign), ref json, ref writer);
    }

    private static bool Boolean(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.PropertyName when JsonText.Is(ref json, "true") => true,
        JsonTokenType.PropertyName when JsonText.Is(ref json, "false") => false,
        _ => Fail<bool>(ref json, "true or false"),
    };

    private static T Number<T>(ref Utf8JsonReader json, NumberStyles styles)
        where T : struct, INumberBase<T>
    {
        var isNumber = json.TokenType is JsonTokenType.Number or JsonTokenType.PropertyName;
        // The names of what is no number are the only strings.
        var isName = json.TokenType == JsonTokenType.String && styles == Floating && json.ValueSpan is [(byte)'N' or (byte)'I', ..] or [(byte)'-', (byte)'I', ..];
        return (isNumber || isName) && T.TryParse(json.ValueSpan, styles, Invariant, out var value)
            ? value
            : Fail<T>(ref json, "a number in range");
    }

    private static DateTime ReadDateTime(ref Utf8JsonReader json)
    {
        var text = Text(ref json);
        var kind = DateTimeKind.Unspecified;
        if (text.EndsWith('Z'))
            (text, kind) = (text[..^1], DateTimeKind.Utc);
        else if (text.EndsWith(JsonScalars.LocalMark, StringComparison.Ordinal))
            (text, kind) = (text[..^JsonScalars.LocalMark.Length], DateTimeKind.Local);
        return DateTime.TryParseExact(text, JsonScalars.ClockFormat, Invariant, DateTimeStyles.None, out var value)
            ? DateTime.SpecifyKind(value, kind)
            : Fail<DateTime>(ref json, "a date and time");
    }

    private static void ReadString(ref Utf8JsonReader json, ref ValueWriter writer)
    {
        if (json.ValueIsEscaped || json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            writer.Write(Text(ref json));
        else if (Utf8.IsValid(json.ValueSpan))
            writer.WriteBytes(json.ValueSpan);
        else
            JsonFormReader.Throw(ref json, "text in UTF-8");
    }

    private static string Text(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            JsonFormReader.Throw(ref json, "a string");
        return JsonText.TryUnescape(json.ValueSpan, out var text) ? text : Fail<string>(ref json, "text in UTF-8");
    }

    private static T Fail<T>(ref Utf8JsonReader json, string expected)
    {
        JsonFormReader.Throw(ref json, expected);
        return default!;
    }
}
