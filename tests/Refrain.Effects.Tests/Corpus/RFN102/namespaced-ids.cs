// Ids are parsed, copied and derived; none is drawn.
using System.Security.Cryptography;
using System.Text;

public sealed record Document(Guid Id, Guid Folder, string Title);

public static class NamedGuid
{
    public static Guid Of(Guid space, string name)
    {
        byte[] bytes = [.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
        var hash = SHA256.HashData(bytes).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}

[Task]
public sealed partial record Documents(string File, Guid Space)
{
    private static readonly Guid s_root = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    [Requires] public FileSource Titles => new(File);

    public IEnumerable<Document> Run(IEnumerable<string> titles)
    {
        foreach (var title in titles)
        {
            var folder = title.Split('/') is [var first, _, ..] ? NamedGuid.Of(Space, first) : s_root;
            yield return new Document(NamedGuid.Of(folder, title), folder, title);
        }
    }
}
