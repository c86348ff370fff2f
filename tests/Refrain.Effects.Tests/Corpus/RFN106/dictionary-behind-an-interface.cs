// A count by word is handed on as IReadOnlyDictionary; its pairs, and its keys, come as the dictionary has them.
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
public sealed partial record Tally(string File)
{
    [Requires] public FileSource Words => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> words)
    {
        var counts = Counts.Of(words);
        foreach (var (word, count) in counts) // RFN106
            yield return word + "=" + count;
    }
}

[Task]
public sealed partial record Known(string File)
{
    [Requires] public FileSource Words => new(File);

    public string Run(IReadOnlyList<string> words)
    {
        var counts = Counts.Of(words);
        return string.Join(',', counts.Keys); // RFN106
    }
}
