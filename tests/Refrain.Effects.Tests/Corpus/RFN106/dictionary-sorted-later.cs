// The rows are collected in the dictionary's order and sorted before they leave.
public sealed record AirportDelay(string Airport, int Flights, int Minutes);

[Task]
public sealed partial record AirportDelays(string File)
{
    [Requires] public FileSource Flights => new(File);

    public List<AirportDelay> Run(IEnumerable<string> flights)
    {
        var byAirport = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var line in flights)
        {
            var cells = line.Split(',');
            if (!byAirport.TryGetValue(cells[0], out var delays))
                byAirport[cells[0]] = delays = [];
            delays.Add(int.Parse(cells[1]));
        }

        var rows = new List<AirportDelay>();
        foreach (var (airport, delays) in byAirport)
            rows.Add(new AirportDelay(airport, delays.Count, delays.Sum()));
        rows.Sort((x, y) => string.CompareOrdinal(x.Airport, y.Airport));
        return rows;
    }
}
