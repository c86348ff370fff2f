// Behind the interfaces are sets in order, or the sets are only asked for what is in them.
public sealed class Vocabulary
{
    private readonly SortedSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stops = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Words => _words;

    public IReadOnlySet<string> Stops => _stops;

    public void Read(string line) => _words.UnionWith(line.Split(' '));
}

[Task]
public sealed partial record Words(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        var vocabulary = new Vocabulary();
        foreach (var line in lines)
            vocabulary.Read(line);
        foreach (var word in vocabulary.Words)
        {
            if (!vocabulary.Stops.Contains(word) && vocabulary.Stops.Count < 10)
                yield return word;
        }
    }
}

[Task]
public sealed partial record Letters(string Text)
{
    public string Run()
    {
        ISet<char> letters = new HashSet<char>(Text);
        letters.ExceptWith(" .,");
        return new string(letters.Order().ToArray()) + Longest(letters) + Listed(letters);
    }

    private static int Longest(ISet<char> letters) => letters.Count == 0 ? 0 : letters.Max();

    private static string Listed(ICollection<char> letters) => letters.Count == 0 ? "none" : string.Join(' ', letters.OrderDescending());
}
