// The generator's seed and the rows' ids are made of parameters and content by a hash that is the same everywhere.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

public static class Stable
{
    public static int Seed(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
            hash.AppendData(Encoding.UTF8.GetBytes(part + "\0"));
        return BinaryPrimitives.ReadInt32LittleEndian(hash.GetHashAndReset());
    }

    public static Guid Id(Guid space, string name)
    {
        Span<byte> bytes = stackalloc byte[20];
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes[..16], bigEndian: true);
    }
}

public sealed record Sampled(Guid Id, string Line);

[Task]
public sealed partial record SampleOfLines(string File, string Study, int OneIn)
{
    private static readonly Guid s_space = new("b3f2a8a0-54a5-4f6e-9d5d-0d0f0b7f4c11");

    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Sampled> Run(IEnumerable<string> lines)
    {
        var random = new Random(Stable.Seed(File, Study));
        return lines.Where(_ => random.Next(OneIn) == 0).Select(line => new Sampled(Stable.Id(s_space, line), line));
    }
}
