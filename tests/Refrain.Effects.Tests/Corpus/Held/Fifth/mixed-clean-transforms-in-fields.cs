// Transforms are functions in fields and locals that only compute; a memo of theirs lives as long as the task.
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

public sealed class Memo<TKey, TValue>(Func<TKey, TValue> compute)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _known = [];

    public TValue this[TKey key] => _known.TryGetValue(key, out var value) ? value : _known[key] = compute(key);
}

public sealed class Transform(params Func<JsonNode, JsonNode>[] steps)
{
    private readonly Func<JsonNode, JsonNode> _all = steps.Aggregate((first, second) => node => second(first(node)));

    public JsonNode Apply(JsonNode node) => _all(node);
}

[Task]
public sealed partial record Transformed(string File, string Field)
{
    private static readonly JsonSerializerOptions s_plain = new(JsonSerializerDefaults.Web) { WriteIndented = false };

    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var lengths = new Memo<string, int>(static text => new StringInfo(text).LengthInTextElements);
        var transform = new Transform(
            node => new JsonObject { ["kept"] = node[Field]?.DeepClone() },
            node => { node["length"] = lengths[node["kept"]?.ToJsonString() ?? ""]; return node; });
        return lines.Select(line => transform.Apply(JsonNode.Parse(line)!).ToJsonString(s_plain));
    }
}
