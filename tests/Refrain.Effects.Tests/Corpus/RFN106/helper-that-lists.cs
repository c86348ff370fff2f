// Helpers write, join and number what they are given in its order; they are given what has none.
using System.Text;

public static class Lists
{
    public static void WriteLines(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }

    public static string Joined(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part).Append(';');
        return text.ToString();
    }

    public static List<(int Number, string Text)> Numbered(IEnumerable<string> parts)
    {
        var numbered = new List<(int, string)>();
        foreach (var part in parts)
            numbered.Add((numbered.Count + 1, part));
        return numbered;
    }
}

[Task]
public sealed partial record Written(string File)
{
    [Requires] public FileSource Names => new(File);

    public void Run(IReadOnlyList<string> names, OutputFile output)
    {
        using var writer = new StreamWriter(output.OpenWrite());
        Lists.WriteLines(writer, names.ToHashSet(StringComparer.Ordinal)); // RFN106
    }
}

[Task]
public sealed partial record Line(string File)
{
    [Requires] public FileSource Names => new(File);

    public string Run(IReadOnlyList<string> names)
    {
        var first = names.Select((name, i) => (name, i)).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        return Lists.Joined(first.Keys); // RFN106
    }
}

[Task]
public sealed partial record Numbers(string File)
{
    [Requires] public FileSource Names => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> names)
    {
        foreach (var (number, text) in Lists.Numbered(new HashSet<string>(names, StringComparer.Ordinal))) // RFN106
            yield return number + " " + text;
    }
}
