// Sets and tables are asked, compared and sorted; one dictionary keeps the order in which it was filled.
using System.Collections.Frozen;
using System.Collections.Immutable;

public sealed record Change(string Name, string Kind);

[Task]
public sealed partial record Changes(string Before, string After)
{
    [Requires] public FileSource Old => new(Before);

    [Requires] public FileSource New => new(After);

    public IReadOnlyList<Change> Run(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var before = old.ToFrozenSet(StringComparer.Ordinal);
        var after = @new.ToHashSet(StringComparer.Ordinal);
        if (after.SetEquals(before))
            return [];
        var places = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in @new.Index())
            places.TryAdd(name, index);
        var added = places.Where(pair => !before.Contains(pair.Key)).Select(pair => new Change(pair.Key, "added"));
        var gone = before.Except(after).Order(StringComparer.Ordinal).Select(name => new Change(name, "gone"));
        var lengths = after.Union(before).ToImmutableSortedDictionary(name => name, name => name.Length, StringComparer.Ordinal);
        var longest = lengths.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First();
        return [.. added, .. gone, new(longest.Key, after.Overlaps(before) ? "longest" : "longest of two")];
    }
}
