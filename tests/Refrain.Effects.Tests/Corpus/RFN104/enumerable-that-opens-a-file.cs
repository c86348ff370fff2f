// The loop is over an object whose enumerator opens a file.
using System.Collections;

public sealed class Lexicon(string path) : IEnumerable<string>
{
    public IEnumerator<string> GetEnumerator() => File.ReadLines(path).GetEnumerator(); // RFN104

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

[Task]
public sealed partial record UnknownWords(string Text, string LexiconPath)
{
    public SortedSet<string> Run()
    {
        var unknown = new SortedSet<string>(Text.Split(' '), StringComparer.Ordinal);
        foreach (var word in new Lexicon(LexiconPath))
            unknown.Remove(word);
        return unknown;
    }
}
