// Hash codes inside GetHashCode, a stable hash of bytes as data, and stripes of locks that leave no trace.
using System.Security.Cryptography;
using System.Text;

public sealed class PairKey(string left, string right) : IEquatable<PairKey>
{
    public string Left => left;

    public string Right => right;

    public bool Equals(PairKey? other) => other is not null && other.Left == left && other.Right == right;

    public override bool Equals(object? obj) => Equals(obj as PairKey);

    public override int GetHashCode() => HashCode.Combine(left, right);
}

public sealed record Pair(string Left, string Right, string Code);

[Task]
public sealed partial record Pairs(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Pair> Run(IReadOnlyList<string> lines)
    {
        var locks = new object[16];
        for (var i = 0; i < locks.Length; i++)
            locks[i] = new();
        var seen = new HashSet<PairKey>();
        var result = new List<Pair>();
        foreach (var cells in lines.Select(line => line.Split('-')))
        {
            var key = new PairKey(cells[0], cells[1]);
            lock (locks[key.GetHashCode() & 15])
            {
                if (seen.Add(key))
                    result.Add(new(key.Left, key.Right, Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(key.Left + "-" + key.Right)))));
            }
        }

        return result;
    }
}
