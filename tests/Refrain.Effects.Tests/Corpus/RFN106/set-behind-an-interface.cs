// The words are kept as ISet and as IReadOnlySet, and listed as the hash set behind them lists them.
public sealed class Vocabulary
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Words => _words;

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
        foreach (var word in vocabulary.Words) // RFN106
            yield return word;
    }
}

[Task]
public sealed partial record Letters(string Text)
{
    public string Run()
    {
        ISet<char> letters = new HashSet<char>(Text);
        letters.ExceptWith(" .,");
        return new string(letters.ToArray()); // RFN106
    }
}

[Task]
public sealed partial record Initials(string Text)
{
    public string Run() => Listed(new HashSet<string>(Text.Split(' ').Select(word => word[..1]), StringComparer.Ordinal));

    private static string Listed(IReadOnlySet<string> initials) => string.Join(' ', initials); // RFN106
}
