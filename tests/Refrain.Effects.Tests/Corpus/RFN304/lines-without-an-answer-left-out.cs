// Lines that cannot be read answer null, and are left out; where somebody asks, they are not.
public sealed class Reader
{
    public string? Read(string line)
    {
        try
        {
            return new Uri("http://a.test/" + line).AbsolutePath;
        }
        catch (Exception) // RFN304
        {
            return null;
        }
    }
}

[Task]
public sealed partial record Paths(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var reader = new Reader();
        return [.. lines.Select(line => reader.Read(line)).Where(path => path is not null).Select(path => path!)];
    }
}
