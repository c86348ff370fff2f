// A prefix is compared by culture: with ICU some characters don't count.
public sealed record Setting(string Key, string Value);

[Task]
public sealed partial record Settings(string File, string Section)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Setting> Run(IEnumerable<string> lines)
    {
        var inside = false;
        foreach (var line in lines)
        {
            if (line.StartsWith('['))
                inside = line == $"[{Section}]";
            else if (inside && !line.StartsWith("//") && line.IndexOf('=') is var at and > 0) // RFN107
                yield return new Setting(line[..at], line[(at + 1)..]);
        }
    }
}
