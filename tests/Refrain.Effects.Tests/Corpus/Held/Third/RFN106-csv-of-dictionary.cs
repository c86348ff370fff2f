// Counts by country are written as they lie in a dictionary.
using System.Globalization;

[Task]
public sealed partial record CountriesCsv(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile csv)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var country = line[..2];
            counts.TryGetValue(country, out var count);
            counts[country] = count + 1;
        }

        csv.WriteAllLines(counts.Select(pair => pair.Key + "," + pair.Value.ToString(CultureInfo.InvariantCulture))); // RFN106
    }
}
