using System.Text;
using System.Text.Json;
using Refrain.Codecs;

namespace Refrain.JsonInput;

/// <summary>What is to be read of a JSON value: a schema, with the names that its members have in JSON and what stands for those that are missing. Immutable.</summary>
internal sealed class JsonNode
{
    private JsonNode(ArtifactSchema schema) => Schema = schema;

    public ArtifactSchema Schema { get; }

    /// <summary>The members of an object; else empty.</summary>
    public JsonField[] Fields { get; private init; } = [];

    /// <summary>The elements of an array; key and value of a dictionary; else empty.</summary>
    public JsonNode[] Parts { get; private init; } = [];

    /// <summary>The order of a set's elements or of a dictionary's keys, in which they are encoded.</summary>
    public EncodedOrder? Order { get; private init; }

    /// <summary>Lays out what is to be read.</summary>
    /// <param name="schema">The schema of a row.</param>
    /// <param name="naming">How members are named that are not named by themselves.</param>
    /// <param name="members">What is said of members beside their names and types.</param>
    /// <exception cref="ArgumentException">Two members of one object would have the same name.</exception>
    public static JsonNode Of(string schema, JsonNaming naming, IReadOnlyList<JsonMember> members) =>
        Of(ArtifactSchema.Parse(schema), "", naming, members.ToDictionary(m => m.Path, StringComparer.Ordinal));

    /// <summary>The number of the member whose name the reader stands at, or less than 0.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="guess">The member that comes next if they stand in the order of the type.</param>
    public int Find(ref Utf8JsonReader json, int guess)
    {
        var fields = Fields;
        if (json.ValueIsEscaped)
            return JsonText.TryUnescape(json.ValueSpan, out var text) ? Array.FindIndex(fields, f => string.Equals(f.Name, text, StringComparison.Ordinal)) : -1;
        var name = json.ValueSpan;
        if ((uint)guess < (uint)fields.Length && name.SequenceEqual(fields[guess].Utf8Name))
            return guess;
        for (var i = 0; i < fields.Length; i++)
        {
            if (name.SequenceEqual(fields[i].Utf8Name))
                return i;
        }

        return -1;
    }

    private static JsonNode Of(ArtifactSchema schema, string path, JsonNaming naming, IReadOnlyDictionary<string, JsonMember> members) => schema.Kind switch
    {
        SchemaKind.Record or SchemaKind.Tuple when schema.Members[0].Name.Length > 0 => new(schema) { Fields = FieldsOf(schema, path, naming, members) },
        SchemaKind.Tuple => new(schema) { Parts = [.. schema.Members.Select((m, i) => Of(m.Schema, $"{path}.Item{i + 1}".TrimStart('.'), naming, members))] },
        SchemaKind.List => new(schema) { Parts = [Of(schema.Members[0].Schema, path + "[]", naming, members)] },
        SchemaKind.Set => new(schema) { Parts = [Of(schema.Members[0].Schema, path + "[]", naming, members)], Order = EncodedOrder.Of(schema.Members[0].Schema) },
        SchemaKind.Map => new(schema)
        {
            Parts = [Of(schema.Members[0].Schema, path + "[].Key", naming, members), Of(schema.Members[1].Schema, path + "[].Value", naming, members)],
            Order = EncodedOrder.Of(schema.Members[0].Schema),
        },
        _ => new(schema),
    };

    private static JsonField[] FieldsOf(ArtifactSchema schema, string path, JsonNaming naming, IReadOnlyDictionary<string, JsonMember> members)
    {
        var fields = new JsonField[schema.Members.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, type) = schema.Members[i];
            var place = path.Length == 0 ? name : $"{path}.{name}";
            var said = members.GetValueOrDefault(place);
            var node = Of(type, place, naming, members);
            var given = said?.Name ?? Named(name, naming);
            if (fields.AsSpan(0, i).ToArray().FirstOrDefault(f => string.Equals(f.Name, given, StringComparison.Ordinal)) is { } other)
                throw new ArgumentException($"{other.Member} and {name} would both be read from the member \"{given}\". Name one of them with [Column].");
            fields[i] = new(name, given, Encoding.UTF8.GetBytes(given), node, Absent(node, said?.Default));
        }

        return fields;
    }

    private static string Named(string name, JsonNaming naming) => naming switch
    {
        JsonNaming.CamelCase => JsonNamingPolicy.CamelCase.ConvertName(name),
        JsonNaming.SnakeCase => JsonNamingPolicy.SnakeCaseLower.ConvertName(name),
        _ => name,
    };

    /// <summary>The encoding of what stands for a missing value; null where nothing does.</summary>
    private static byte[]? Absent(JsonNode node, string? text)
    {
        if (text is null && !node.Schema.IsNullable)
            return null;
        var writer = new ValueWriter();
        try
        {
            new JsonRowReader(node).Read(Encoding.UTF8.GetBytes(text ?? "null"), ref writer);
            return writer.WrittenSpan.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}

/// <summary>A member of an object that is read.</summary>
/// <param name="Member">Its name in the type.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Utf8Name">The same in UTF-8.</param>
/// <param name="Value">What its values are.</param>
/// <param name="Absent">The encoding of what stands for it where it is missing; null where nothing does.</param>
internal sealed record JsonField(string Member, string Name, byte[] Utf8Name, JsonNode Value, byte[]? Absent);
