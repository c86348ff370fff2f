// A list of words is read from beside the program, when it is first needed.
using System.Collections.Frozen;

public static class StopWords
{
    private static readonly Lazy<FrozenSet<string>> s_words =
        new(() => File.ReadLines("stopwords.txt").ToFrozenSet(StringComparer.Ordinal)); // RFN104

    public static bool Contains(string word) => s_words.Value.Contains(word);
}

[Task]
public sealed partial record Spoken(string File)
{
    [Requires] public FileSource Text => new(File);

    public IReadOnlyList<string> Run(string text) => [.. text.Split(' ').Where(word => !StopWords.Contains(word))];
}
