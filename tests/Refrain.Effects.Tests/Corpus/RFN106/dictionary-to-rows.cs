// The rows come in the order of a dictionary, which nothing promises.
public sealed record CountryTotal(string Country, long Cents);

[Task]
public sealed partial record CountryTotals(string File)
{
    [Requires] public FileSource Orders => new(File);

    public IEnumerable<CountryTotal> Run(IEnumerable<string> orders)
    {
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in orders)
        {
            var cells = line.Split(';');
            totals[cells[1]] = totals.GetValueOrDefault(cells[1]) + long.Parse(cells[2]);
        }

        foreach (var (country, cents) in totals) // RFN106
            yield return new CountryTotal(country, cents);
    }
}
