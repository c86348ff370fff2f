// Dictionaries that are enumerated only to be sorted, counted, added up in integers or turned round.
public sealed record WordCount(string Word, int Count);

public sealed class Counter
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Distinct => _counts.Count;

    public long All => _counts.Values.Sum(count => (long)count);

    public void Add(string word) => _counts[word] = _counts.TryGetValue(word, out var count) ? count + 1 : 1;

    public IEnumerable<WordCount> MostOften() =>
        from pair in _counts
        orderby pair.Value descending, pair.Key
        select new WordCount(pair.Key, pair.Value);

    public SortedDictionary<string, int> ByWord()
    {
        var sorted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in _counts)
            sorted.Add(word, count);
        return sorted;
    }
}

[Task]
public sealed partial record CountedWords(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var counter = new Counter();
        foreach (var line in lines)
            counter.Add(line);
        yield return counter.Distinct + " of " + counter.All;
        foreach (var pair in counter.ByWord())
            yield return pair.Key + " " + pair.Value;
    }
}
