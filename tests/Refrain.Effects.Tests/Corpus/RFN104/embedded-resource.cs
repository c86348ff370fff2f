// A resource of the assembly is code, not data from outside.
using System.Reflection;

public sealed record Cleaned(string Text, int Removed);

[Task]
public sealed partial record WithoutStopWords(string File)
{
    [Requires] public FileSource Text => new(File);

    public IEnumerable<Cleaned> Run(IEnumerable<string> text)
    {
        var stop = StopWords();
        foreach (var line in text)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var kept = words.Where(word => !stop.Contains(word)).ToList();
            yield return new Cleaned(string.Join(' ', kept), words.Length - kept.Count);
        }
    }

    private static HashSet<string> StopWords()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("stopwords.txt")
            ?? throw new InvalidOperationException("The resource stopwords.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')];
    }
}
