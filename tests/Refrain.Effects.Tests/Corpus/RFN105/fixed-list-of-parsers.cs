// The list of parsers is static, is filled by the static constructor and is only ever read afterwards.
public interface IRecordParser
{
    string? TryParse(string line);
}

public sealed class PrefixParser(string prefix) : IRecordParser
{
    public string? TryParse(string line) => line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : null;
}

public static class RecordParsers
{
    private static readonly List<IRecordParser> s_all;

    static RecordParsers()
    {
        s_all = [];
        foreach (var prefix in (ReadOnlySpan<string>)["IN ", "OUT ", "ERR "])
            s_all.Add(new PrefixParser(prefix));
    }

    public static string? First(string line) => s_all.Select(parser => parser.TryParse(line)).FirstOrDefault(parsed => parsed is not null);
}

[Task]
public sealed partial record Records(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines) => lines.Select(RecordParsers.First).OfType<string>();
}
