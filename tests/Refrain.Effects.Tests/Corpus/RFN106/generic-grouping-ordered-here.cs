// The helper's groups come in no order; the task orders them.
public sealed record StreetCount(string Street, int People);

[Task]
public sealed partial record StreetCounts(string File)
{
    [Requires] public FileSource People => new(File);

    public IEnumerable<StreetCount> Run(IEnumerable<string> people) =>
        people.CountedBy(line => line.Split(',')[1])
            .OrderByDescending(count => count.Count)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => new StreetCount(count.Key, count.Count));
}
//// File: Counting.cs
public static class Counting
{
    public static IEnumerable<(TKey Key, int Count)> CountedBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> keyOf)
        where TKey : notnull
    {
        var counts = new Dictionary<TKey, int>();
        foreach (var item in items)
            counts[keyOf(item)] = counts.GetValueOrDefault(keyOf(item)) + 1;
        return counts.Select(count => (count.Key, count.Value));
    }
}
