// The key that pseudonyms are made with is a file like any other.
using System.Security.Cryptography;
using System.Text;

public sealed record PageView(string Visitor, string Page);

[Task]
public sealed partial record PseudonymousViews(string File, string KeyFile)
{
    [Requires] public FileSource Views => new(File);

    [Requires] public FileSource Key => new(KeyFile);

    public IEnumerable<PageView> Run(IEnumerable<string> views, byte[] key)
    {
        foreach (var line in views)
        {
            var tab = line.IndexOf('\t');
            var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(line[..tab]));
            yield return new PageView(Convert.ToHexStringLower(hash), line[(tab + 1)..]);
        }
    }
}
