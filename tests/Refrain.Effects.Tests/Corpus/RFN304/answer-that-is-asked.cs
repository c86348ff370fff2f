// A line that cannot be read answers null, and the task throws.
public sealed class Strict
{
    public string? Read(string line)
    {
        try
        {
            return new Uri("http://a.test/" + line).AbsolutePath;
        }
        catch (Exception)
        {
            return null;
        }
    }
}

[Task]
public sealed partial record StrictPaths(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var reader = new Strict();
        return [.. lines.Select(line => reader.Read(line) ?? throw new InvalidDataException(line))];
    }
}
