// A join with a filter of bits before it; the hashes are the project's own and of SHA.
using System.Buffers.Binary;
using System.Collections;
using System.Security.Cryptography;
using System.Text;

public sealed class Bloom(int bits)
{
    private readonly BitArray _bits = new(bits);

    public Bloom Add(string key)
    {
        foreach (var at in Places(key))
            _bits[at] = true;
        return this;
    }

    public bool MayHave(string key) => Places(key).All(at => _bits[at]);

    private IEnumerable<int> Places(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        for (var i = 0; i < 16; i += 4)
            yield return (int)(BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(i)) % (uint)bits);
    }
}

[Task]
public sealed partial record JoinedKeys(string Left, string Right)
{
    [Requires] public FileSource LeftKeys => new(Left);

    [Requires] public FileSource RightKeys => new(Right);

    public IEnumerable<string> Run(IReadOnlyList<string> leftKeys, IEnumerable<string> rightKeys)
    {
        var bloom = leftKeys.Aggregate(new Bloom(1 << 16), (filter, key) => filter.Add(key));
        var exact = leftKeys.ToHashSet(StringComparer.Ordinal);
        return rightKeys.Where(bloom.MayHave).Where(exact.Contains);
    }
}
