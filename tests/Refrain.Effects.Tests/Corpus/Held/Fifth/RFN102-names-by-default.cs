// A default method of an interface makes up a name where a kind of part has none of its own.
using System.Security.Cryptography;

public interface IPart
{
    string Text { get; }

    string Name => "part-" + RandomNumberGenerator.GetHexString(8); // RFN102
}

public sealed record Chapter(string Title, string Text) : IPart
{
    public string Name => Title;
}

public sealed record Appendix(string Text) : IPart;

public sealed record Entry(string Name, int Length);

[Task]
public sealed partial record Contents(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Entry> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            IPart part = line.StartsWith('#') ? new Chapter(line[1..], line) : new Appendix(line);
            yield return new(part.Name, part.Text.Length);
        }
    }
}
