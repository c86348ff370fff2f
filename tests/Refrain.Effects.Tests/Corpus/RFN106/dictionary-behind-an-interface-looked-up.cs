// The same counts are only looked up, summed, or ordered.
public static class Counts
{
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<string> words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
            counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts;
    }
}

[Task]
public sealed partial record Tally(string File, string First)
{
    [Requires] public FileSource Words => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> words)
    {
        var counts = Counts.Of(words);
        foreach (var word in words)
            yield return word + "=" + counts[word];
        yield return First + "=" + (counts.TryGetValue(First, out var count) ? count : 0);
        yield return "all=" + counts.Values.Sum() + " of " + counts.Count;
        foreach (var (word, times) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            yield return word + "=" + times;
    }
}
