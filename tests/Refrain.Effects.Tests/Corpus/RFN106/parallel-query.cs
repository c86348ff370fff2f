// A parallel query gives its rows in the order in which they are ready.
using System.Security.Cryptography;
using System.Text;

public sealed record Hashed(string Line, string Hash);

[Task]
public sealed partial record HashedLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public List<Hashed> Run(IReadOnlyList<string> lines)
    {
        var hashed = lines.AsParallel().Where(line => line.Length > 0).Select(Hash);
        return hashed.ToList(); // RFN106
    }

    private static Hashed Hash(string line) => new(line, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(line))));
}
