using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Refrain.Codecs;
using Refrain.Delimited;

namespace Refrain.JsonInput;

/// <summary>Encodes scalars of files that others wrote: numbers that are in range, dates and times in all forms of ISO 8601 that delimited text may have, too.</summary>
internal static class JsonScalarInput
{
    private const NumberStyles Floating = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static void Read(ArtifactSchema schema, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        var isNumber = json.TokenType == JsonTokenType.Number;
        switch (schema.Kind)
        {
            case SchemaKind.Int32 when isNumber:
                writer.Write(json.TryGetInt32(out var int32) ? int32 : Fail<int>(ref json, "a 32-bit integer"));
                break;
            case SchemaKind.Int64 when isNumber:
                writer.Write(json.TryGetInt64(out var int64) ? int64 : Fail<long>(ref json, "a 64-bit integer"));
                break;
            case SchemaKind.UInt32 when isNumber:
                writer.Write(json.TryGetUInt32(out var uint32) ? uint32 : Fail<uint>(ref json, "a 32-bit unsigned integer"));
                break;
            case SchemaKind.UInt64 when isNumber:
                writer.Write(json.TryGetUInt64(out var uint64) ? uint64 : Fail<ulong>(ref json, "a 64-bit unsigned integer"));
                break;
            case SchemaKind.Double when isNumber:
                writer.Write(json.TryGetDouble(out var number) && double.IsFinite(number) ? number : Fail<double>(ref json, "a number in the range of 64 bits"));
                break;
            case SchemaKind.Single when isNumber:
                writer.Write(Finite<float>(ref json, "a number in the range of 32 bits"));
                break;
            case SchemaKind.Half when isNumber:
                writer.Write(Finite<Half>(ref json, "a number in the range of 16 bits"));
                break;
            case SchemaKind.DateTime:
                writer.Write(DateAndTime(ref json));
                break;
            case SchemaKind.DateTimeOffset:
                writer.Write(Iso8601.TryParse(Text(ref json, Iso8601.DateTimeOffsetForm), out DateTimeOffset instant) ? instant : Fail<DateTimeOffset>(ref json, Iso8601.DateTimeOffsetForm));
                break;
            case SchemaKind.DateOnly:
                writer.Write(Iso8601.TryParse(Text(ref json, Iso8601.DateOnlyForm), out DateOnly day) ? day : Fail<DateOnly>(ref json, Iso8601.DateOnlyForm));
                break;
            case SchemaKind.TimeOnly:
                writer.Write(Iso8601.TryParse(Text(ref json, Iso8601.TimeOnlyForm), out TimeOnly time) ? time : Fail<TimeOnly>(ref json, Iso8601.TimeOnlyForm));
                break;
            case SchemaKind.Bytes:
                Bytes(ref json, ref writer);
                break;
            default:
                JsonScalarReader.Read(schema, ref json, ref writer);
                break;
        }
    }

    private static DateTime DateAndTime(ref Utf8JsonReader json)
    {
        var text = Text(ref json, Iso8601.DateTimeForm);
        // As outputs mark a time of the machine's own zone.
        var isLocal = text.EndsWith(JsonScalars.Utf8LocalMark);
        if (isLocal)
            text = text[..^JsonScalars.Utf8LocalMark.Length];
        if (!Iso8601.TryParse(text, out DateTime value) || (isLocal && value.Kind != DateTimeKind.Unspecified))
            return Fail<DateTime>(ref json, Iso8601.DateTimeForm);
        return isLocal ? DateTime.SpecifyKind(value, DateTimeKind.Local) : value;
    }

    private static void Bytes(ref Utf8JsonReader json, ref ValueWriter writer)
    {
        if (!json.ValueIsEscaped)
        {
            JsonFormReader.ReadBase64(ref json, ref writer);
            return;
        }

        // Some writers escape the slashes.
        var bytes = new byte[json.ValueSpan.Length];
        if (!JsonText.TryUnescape(json.ValueSpan, out var text) || !Convert.TryFromBase64String(text, bytes, out var length))
            length = Fail<int>(ref json, "bytes in base64");
        writer.WriteBytes(bytes.AsSpan(0, length));
    }

    /// <summary>What a string says in UTF-8, escapes resolved.</summary>
    private static ReadOnlySpan<byte> Text(ref Utf8JsonReader json, string expected)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            JsonFormReader.Throw(ref json, expected);
        if (!json.ValueIsEscaped)
            return json.ValueSpan;
        return JsonText.TryUnescape(json.ValueSpan, out var text) ? Encoding.UTF8.GetBytes(text) : Fail<byte[]>(ref json, "text in UTF-8");
    }

    private static T Finite<T>(ref Utf8JsonReader json, string expected)
        where T : struct, INumberBase<T> =>
        T.TryParse(json.ValueSpan, Floating, CultureInfo.InvariantCulture, out var value) && T.IsFinite(value) ? value : Fail<T>(ref json, expected);

    private static T Fail<T>(ref Utf8JsonReader json, string expected)
    {
        JsonFormReader.Throw(ref json, expected);
        return default!;
    }
}
