// Rejected lines go to a shared file by append, the accepted ones to the output.
using System.Globalization;

public static class DeadLetters
{
    public static void Bury(this string line, string graveyard) => File.AppendAllText(graveyard, line + "\n"); // RFN201
}

[Task]
public sealed partial record Amounts(string Path, string Rejected)
{
    [Requires] public FileSource Lines => new(Path);

    public IEnumerable<long> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (long.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
                yield return amount;
            else
                line.Bury(Rejected);
        }
    }
}
