using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Refrain.Codecs;

/// <summary>Encodes values from JSON.</summary>
internal static class JsonFormReader
{
    /// <summary>Encodes the value that the JSON reader stands at, and leaves it at the value's last token.</summary>
    public static void Read(ArtifactSchema schema, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        if (schema.IsNullable && !writer.WritePresence(json.TokenType != JsonTokenType.Null))
            return;
        switch (schema.Kind)
        {
            case SchemaKind.List or SchemaKind.Set:
                ReadList(schema.Members[0].Schema, ref json, ref writer);
                break;
            case SchemaKind.Map:
                ReadMap(schema, ref json, ref writer);
                break;
            case SchemaKind.Record or SchemaKind.Tuple when schema.Members[0].Name.Length > 0:
                ReadObject(schema, ref json, ref writer);
                break;
            case SchemaKind.Tuple:
                ReadTuple(schema, ref json, ref writer);
                break;
            case SchemaKind.Bytes:
                ReadBase64(ref json, ref writer);
                break;
            default:
                JsonScalarReader.Read(schema, ref json, ref writer);
                break;
        }
    }

    /// <exception cref="JsonMismatchException">Always.</exception>
    [DoesNotReturn]
    public static void Throw(ref Utf8JsonReader json, string expected) =>
        throw new JsonMismatchException(json.TokenStartIndex, json.BytesConsumed, null) { Expected = expected };

    /// <summary>Encodes bytes from a string that has them in base64 without escapes.</summary>
    public static void ReadBase64(ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.String, "bytes in base64");
        var text = json.ValueSpan;
        var length = Base64.IsValid(text, out var decoded) && !json.ValueIsEscaped ? decoded : -1;
        if (length < 0)
            Throw(ref json, "bytes in base64");
        writer.WriteLength(length);
        // The decoder wants room for the padding too.
        if (Base64.DecodeFromUtf8(text, writer.GetSpan(length + 3), out _, out var written) != OperationStatus.Done || written != length)
            Throw(ref json, "bytes in base64");
        writer.Advance(written);
    }

    private static void ReadList(ArtifactSchema element, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartArray, "an array");
        var start = writer.Reserve(1);
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            Read(element, ref json, ref writer);
            count++;
        }

        writer.PatchLength(start, count);
    }

    private static void ReadMap(ArtifactSchema schema, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartObject, "an object");
        var start = writer.Reserve(1);
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            JsonScalarReader.Read(schema.Members[0].Schema, ref json, ref writer);
            json.Read();
            Read(schema.Members[1].Schema, ref json, ref writer);
            count++;
        }

        writer.PatchLength(start, count);
    }

    private static void ReadObject(ArtifactSchema schema, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartObject, "an object");
        foreach (var member in schema.Members)
        {
            json.Read();
            if (json.TokenType != JsonTokenType.PropertyName || !JsonText.Is(ref json, member.Name))
                Throw(ref json, $"the member \"{member.Name}\"");
            json.Read();
            Read(member.Schema, ref json, ref writer);
        }

        json.Read();
        Expect(ref json, JsonTokenType.EndObject, "the end of the object");
    }

    private static void ReadTuple(ArtifactSchema schema, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartArray, "an array");
        foreach (var member in schema.Members)
        {
            json.Read();
            Read(member.Schema, ref json, ref writer);
        }

        json.Read();
        Expect(ref json, JsonTokenType.EndArray, "the end of the array");
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string expected)
    {
        if (json.TokenType != type)
            Throw(ref json, expected);
    }
}
