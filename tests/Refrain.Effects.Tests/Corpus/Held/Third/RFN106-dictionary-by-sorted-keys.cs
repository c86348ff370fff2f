// Counts by country, in the order of their keys; the dictionary itself is only asked.
using System.Globalization;

[Task]
public sealed partial record SortedCountriesCsv(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile csv)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
            counts[line[..2]] = counts.GetValueOrDefault(line[..2]) + 1;
        var keys = counts.Keys.ToList();
        keys.Sort(StringComparer.Ordinal);
        csv.WriteAllLines(keys.Select(key => key + "," + counts[key].ToString(CultureInfo.InvariantCulture)));
    }
}
