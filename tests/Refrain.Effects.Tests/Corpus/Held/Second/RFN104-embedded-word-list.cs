// A list that is embedded in the assembly is part of the code.
using System.Collections.Frozen;
using System.Reflection;

public static class StopWords
{
    private static readonly Lazy<FrozenSet<string>> s_german = new(() => Load("german.txt"));

    public static FrozenSet<string> German => s_german.Value;

    private static FrozenSet<string> Load(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Words." + name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var words = new List<string>();
        while (reader.ReadLine() is { } word)
            words.Add(word);
        return words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}

[Task]
public sealed partial record Keywords(string File)
{
    [Requires] public FileSource Text => new(File);

    public IReadOnlyList<string> Run(string text) =>
        text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(word => !StopWords.German.Contains(word)).ToList();
}
