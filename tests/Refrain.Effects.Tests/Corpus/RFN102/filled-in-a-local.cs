// A local array is filled by chance; another by a seed.
using System.Security.Cryptography;

[Task]
public sealed partial record Token(string Name)
{
    public string Run()
    {
        var bytes = new byte[8];
        new Random(Name.Length).NextBytes(bytes);
        var salt = new byte[8];
        RandomNumberGenerator.Fill(salt); // RFN102
        return Convert.ToHexString(bytes) + Convert.ToHexString(salt);
    }
}
