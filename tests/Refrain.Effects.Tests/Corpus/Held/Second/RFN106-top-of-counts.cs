// The first words that occur twice, in the dictionary's order.
public sealed record WordCount(string Word, int Count);

[Task]
public sealed partial record TopWords(string File, int Top)
{
    [Requires] public FileSource Text => new(File);

    public IReadOnlyList<WordCount> Run(IEnumerable<string> text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in text.SelectMany(line => line.Split(' ')))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts.Select(pair => new WordCount(pair.Key, pair.Value)).Where(row => row.Count > 1).Take(Top).ToList(); // RFN106
    }
}
