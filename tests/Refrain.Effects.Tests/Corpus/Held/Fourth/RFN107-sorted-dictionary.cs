// A sorted dictionary was taken to have an order at all, but its strings are compared by the culture.
public sealed class Index
{
    private readonly SortedDictionary<string, List<int>> _places = new(); // RFN107

    public void Add(string word, int line)
    {
        if (!_places.TryGetValue(word, out var lines))
            _places[word] = lines = [];
        lines.Add(line);
    }

    public IEnumerable<string> Entries() => _places.Select(pair => pair.Key + ": " + string.Join(' ', pair.Value));
}

[Task]
public sealed partial record IndexOfText(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var index = new Index();
        for (var at = 0; at < lines.Count; at++)
        {
            foreach (var word in lines[at].Split(' '))
                index.Add(word, at);
        }

        return [.. index.Entries()];
    }
}
