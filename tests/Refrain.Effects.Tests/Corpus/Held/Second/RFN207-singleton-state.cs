// A singleton remembers what it has seen; the second task finds it there.
public sealed class SeenFiles
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private SeenFiles()
    {
    }

    public static SeenFiles Instance { get; } = new();

    public bool Mark(string name) => _names.Add(name); // RFN207
}

[Task]
public sealed partial record FirstTime(string File)
{
    [Requires] public FileSource Text => new(File);

    public string Run(string text) => SeenFiles.Instance.Mark(File) ? text : ""; // RFN105
}
