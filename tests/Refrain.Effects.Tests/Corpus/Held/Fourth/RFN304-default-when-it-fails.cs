// Whatever goes wrong while the index is built, an empty one is given back.
public sealed class LineIndex
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public static LineIndex Build(IEnumerable<string> lines)
    {
        try
        {
            var index = new LineIndex();
            foreach (var line in lines)
                index._lines.Add(line.Split(':')[0], int.Parse(line.Split(':')[1]));
            return index;
        }
        catch // RFN304
        {
            return new();
        }
    }

    public int Of(string key) => _lines.GetValueOrDefault(key, -1);
}

[Task]
public sealed partial record LineOf(string File, string Key)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines) => LineIndex.Build(lines).Of(Key);
}
