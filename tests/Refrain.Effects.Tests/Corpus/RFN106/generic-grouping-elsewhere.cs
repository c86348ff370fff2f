// A helper of another file groups by hand and gives the groups in its dictionary's order.
public sealed record Household(string Street, int People);

[Task]
public sealed partial record Households(string File)
{
    [Requires] public FileSource People => new(File);

    public IEnumerable<Household> Run(IEnumerable<string> people)
    {
        var counts = people.TallyBy(line => line.Split(',')[1]); // RFN106
        return counts.Select(count => new Household(count.Key, count.Count));
    }
}
//// File: Tallies.cs
public static class Tallies
{
    public static IEnumerable<(TKey Key, int Count)> TallyBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> keyOf)
        where TKey : notnull
    {
        var counts = new Dictionary<TKey, int>();
        foreach (var item in items)
            counts[keyOf(item)] = counts.GetValueOrDefault(keyOf(item)) + 1;
        foreach (var (key, count) in counts)
            yield return (key, count);
    }
}
