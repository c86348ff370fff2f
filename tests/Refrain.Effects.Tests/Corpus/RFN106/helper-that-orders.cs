// The same helpers order first what they are given, count it, or are given a list.
using System.Text;

public static class Lists
{
    public static void WriteLines(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines.Order(StringComparer.Ordinal))
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

    public static int Length(IReadOnlyCollection<string> parts)
    {
        if (parts.Count == 0)
            return -1;
        var length = 0;
        foreach (var part in parts)
            length += part.Length;
        return length;
    }

    public static HashSet<string> Lower(IEnumerable<string> parts)
    {
        var lower = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
            lower.Add(part.ToLowerInvariant());
        return lower;
    }
}

[Task]
public sealed partial record Written(string File)
{
    [Requires] public FileSource Names => new(File);

    public void Run(IReadOnlyList<string> names, OutputFile output)
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        using var writer = new StreamWriter(output.OpenWrite());
        Lists.WriteLines(writer, known);
        writer.Write(Lists.Joined(names));
        writer.Write(Lists.Length(known).ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.Write(Lists.Lower(known).Contains("all") ? "all" : "some");
    }
}
