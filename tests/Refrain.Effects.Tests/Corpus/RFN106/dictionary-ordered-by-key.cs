// The same totals in the order of their keys, by ordinal comparison.
public sealed record RegionTotal(string Region, long Cents);

[Task]
public sealed partial record RegionTotals(string File)
{
    [Requires] public FileSource Orders => new(File);

    public IEnumerable<RegionTotal> Run(IEnumerable<string> orders)
    {
        var totals = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in orders)
        {
            var cells = line.Split(';');
            totals[cells[1]] = totals.GetValueOrDefault(cells[1]) + long.Parse(cells[2]);
        }

        return totals.OrderBy(total => total.Key, StringComparer.Ordinal).Select(total => new RegionTotal(total.Key, total.Value));
    }
}
