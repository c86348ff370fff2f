// The rules lie in a JSON file that no requirement names; a loader with a cache of its own reads them.
using System.Text.Json;

public sealed record Rule(string Field, string Pattern);

public interface IRuleStore
{
    IReadOnlyList<Rule> Load(string set);
}

public sealed class JsonRuleStore(string root) : IRuleStore
{
    private readonly Dictionary<string, IReadOnlyList<Rule>> _loaded = new(StringComparer.Ordinal);

    public IReadOnlyList<Rule> Load(string set)
    {
        if (_loaded.TryGetValue(set, out var rules))
            return rules;
        using var stream = File.OpenRead(Path.Combine(root, set + ".json")); // RFN104
        return _loaded[set] = JsonSerializer.Deserialize<Rule[]>(stream) ?? [];
    }
}

[Task]
public sealed partial record Violations(string File, string RuleRoot, string Set)
{
    [Requires] public FileSource Records => new(File);

    public IEnumerable<string> Run(IEnumerable<string> records)
    {
        var store = new JsonRuleStore(RuleRoot);
        var rules = store.Load(Set);
        return records.Where(record => rules.Any(rule => record.Contains(rule.Pattern, StringComparison.Ordinal)));
    }
}
