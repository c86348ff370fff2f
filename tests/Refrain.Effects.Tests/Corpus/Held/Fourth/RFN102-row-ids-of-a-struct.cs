// Each row gets an id of random bytes, filled into a span of a struct's factory.
using System.Security.Cryptography;

public readonly record struct RowId(string Text)
{
    public static RowId Next()
    {
        Span<byte> bytes = stackalloc byte[10];
        RandomNumberGenerator.Fill(bytes); // RFN102
        return new(Convert.ToHexString(bytes));
    }
}

public sealed record Identified(string Id, string Line);

[Task]
public sealed partial record WithIds(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Identified> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var id = RowId.Next();
            yield return new(id.Text, line);
        }
    }
}
