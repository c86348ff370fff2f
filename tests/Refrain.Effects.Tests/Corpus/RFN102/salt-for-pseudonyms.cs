// Pseudonyms with a fresh salt can't be compared with those of any other run.
using System.Security.Cryptography;
using System.Text;

public sealed record Visit(string Visitor, string Page);

[Task]
public sealed partial record PseudonymousVisits(string File)
{
    [Requires] public FileSource Visits => new(File);

    public IEnumerable<Visit> Run(IReadOnlyList<string> visits)
    {
        var salt = RandomNumberGenerator.GetBytes(16); // RFN102
        return visits.Select(line => line.Split('\t')).Select(cells => new Visit(Pseudonym(cells[0], salt), cells[1]));
    }

    private static string Pseudonym(string visitor, byte[] salt) =>
        Convert.ToHexString(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(visitor)));
}
