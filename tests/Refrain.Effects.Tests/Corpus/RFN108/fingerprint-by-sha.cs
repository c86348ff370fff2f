// A real hash of the bytes, cut to eight of them.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

public sealed record Fingerprinted(string Sku, ulong Fingerprint);

[Task]
public sealed partial record Fingerprints(string File)
{
    [Requires] public FileSource Products => new(File);

    public IEnumerable<Fingerprinted> Run(IEnumerable<string> products)
    {
        foreach (var line in products)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(line));
            yield return new Fingerprinted(line[..line.IndexOf(';')], BinaryPrimitives.ReadUInt64BigEndian(hash));
        }
    }
}
