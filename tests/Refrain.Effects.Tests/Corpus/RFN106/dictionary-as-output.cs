// A dictionary as the output itself is stored in the order of its keys, whatever its own is; so is a set.
public sealed record Vocabulary(Dictionary<string, int> Counts, HashSet<string> Rare);

[Task]
public sealed partial record BookVocabulary(string File)
{
    [Requires] public FileSource Book => new(File);

    public Vocabulary Run(IEnumerable<string> book)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in book.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            counts[word] = counts.GetValueOrDefault(word) + 1;

        var rare = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (word, count) in counts)
        {
            if (count == 1)
                rare.Add(word);
        }

        return new Vocabulary(counts, rare);
    }
}
