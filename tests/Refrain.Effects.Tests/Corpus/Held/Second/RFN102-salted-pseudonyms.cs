// Pseudonyms are salted with random bytes that nobody keeps.
using System.Security.Cryptography;
using System.Text;

public sealed class Pseudonymizer
{
    private readonly byte[] _salt = new byte[16];

    public Pseudonymizer() => RandomNumberGenerator.Fill(_salt); // RFN102

    public string Of(string name)
    {
        using var mac = new HMACSHA256(_salt);
        return Convert.ToHexString(mac.ComputeHash(Encoding.UTF8.GetBytes(name)));
    }
}

[Task]
public sealed partial record Pseudonyms(string File)
{
    [Requires] public FileSource Names => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> names)
    {
        var pseudonymizer = new Pseudonymizer();
        return names.Select(pseudonymizer.Of).ToList();
    }
}
