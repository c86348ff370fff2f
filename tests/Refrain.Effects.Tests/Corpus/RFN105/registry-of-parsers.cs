// Which parsers there are depends on what has registered itself by the time the task runs.
public interface ILineParser
{
    string? TryParse(string line);
}

public sealed class JsonLineParser : ILineParser
{
    public string? TryParse(string line) => line.StartsWith('{') ? line[1..^1] : null;
}

public static class Parsers
{
    private static readonly List<ILineParser> s_all = [new JsonLineParser()];

    public static IReadOnlyList<ILineParser> All => s_all; // RFN105

    public static void Register(ILineParser parser) => s_all.Add(parser);
}

[Task]
public sealed partial record ParsedLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var parser in Parsers.All)
            {
                if (parser.TryParse(line) is { } parsed)
                    yield return parsed;
            }
        }
    }
}
