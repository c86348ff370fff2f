using System.Text.Json;
using System.Text.Json.Nodes;

namespace Refrain.Elasticsearch.Tests.Double;

/// <summary>One index: what was written, what a search sees of it, and the types that its fields have.</summary>
internal sealed class DocumentStore
{
    private readonly SortedDictionary<string, Document> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private SortedDictionary<string, Document> _seen = new(StringComparer.Ordinal);
    private long _sequence;

    public SortedSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    public bool IsStrict { get; set; }

    /// <summary>What the mapping says for whoever made it.</summary>
    public JsonNode? Meta { get; private set; }

    /// <summary>A document: its source, its version and its sequence number.</summary>
    public sealed record Document(JsonObject Source, long Version, long Sequence, bool IsDeleted);

    /// <summary>What a search sees: what was written before the last refresh.</summary>
    public IEnumerable<(string Id, Document Document)> Seen => _seen.Where(static d => !d.Value.IsDeleted).Select(static d => (d.Key, d.Value));

    /// <summary>What is read by id: the latest.</summary>
    public Document? Find(string id) => _written.TryGetValue(id, out var document) && !document.IsDeleted ? document : null;

    public void Refresh() => _seen = new(_written, StringComparer.Ordinal);

    public void Map(JsonNode? mappings)
    {
        if ((string?)mappings?["dynamic"] == "strict")
            IsStrict = true;
        Meta ??= mappings?["_meta"]?.DeepClone();
        Map("", mappings?["properties"]);
    }

    /// <summary>Writes a document by its own count of versions.</summary>
    /// <returns>The kind of error, or null.</returns>
    public string? Put(string id, JsonObject source, bool mustBeNew, long? ifSequence)
    {
        _written.TryGetValue(id, out var before);
        var there = before is { IsDeleted: false };
        if ((mustBeNew && there) || (ifSequence is not null && (!there || before!.Sequence != ifSequence)))
            return "version_conflict_engine_exception";
        return Write(id, source, (before?.Version ?? 0) + 1);
    }

    /// <summary>Writes a document with a version that the writer gives: not over a higher one, and be that of a deleted document.</summary>
    public string? PutExternal(string id, JsonObject source, long version) =>
        _written.TryGetValue(id, out var before) && before.Version > version ? "version_conflict_engine_exception" : Write(id, source, version);

    /// <summary>Deletes a document, if it is still as a search saw it.</summary>
    public bool Delete(string id, long sequence)
    {
        if (!_written.TryGetValue(id, out var before) || before.Sequence != sequence)
            return false;
        _written[id] = before with { IsDeleted = true, Version = before.Version + 1, Sequence = ++_sequence };
        return true;
    }

    private string? Write(string id, JsonObject source, long version)
    {
        if (!Fits("", source))
            return IsStrict ? "strict_dynamic_mapping_exception" : "document_parsing_exception";
        _written[id] = new(source, version, ++_sequence, IsDeleted: false);
        return null;
    }

    private void Map(string path, JsonNode? properties)
    {
        foreach (var (name, property) in properties?.AsObject() ?? [])
        {
            if (property!["properties"] is { } below)
                Map(path + name + ".", below);
            else
                _types[path + name] = (string)property["type"]!;
        }
    }

    private bool Fits(string path, JsonObject source)
    {
        foreach (var (name, value) in source)
        {
            if (value is JsonObject below ? !Fits(path + name + ".", below) : value is not null && !Fits(path + name, value))
                return false;
        }

        return true;
    }

    private bool Fits(string path, JsonNode value)
    {
        var kind = value.GetValueKind();
        if (!_types.TryGetValue(path, out var type))
        {
            if (IsStrict)
                return false;
            _types.Add(path, kind switch { JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "float" : "long", JsonValueKind.True or JsonValueKind.False => "boolean", _ => "text" });
            return true;
        }

        return type switch
        {
            "long" or "integer" or "float" => kind == JsonValueKind.Number || (kind == JsonValueKind.String && double.TryParse((string)value!, System.Globalization.CultureInfo.InvariantCulture, out _)),
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            _ => true,
        };
    }
}
