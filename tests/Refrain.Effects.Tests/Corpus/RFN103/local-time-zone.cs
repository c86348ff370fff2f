// Hours of the day in the machine's own zone: a server in another zone has other rush hours.
public readonly record struct Trip([property: Column("id")] long Id, [property: Column("start")] long StartSeconds);

public readonly record struct HourCount(int Hour, int Trips);

[Task]
public sealed partial record RushHours(string File)
{
    [Requires] public FileSource Trips => new(File);

    public IEnumerable<HourCount> Run([Delimited(',')] IEnumerable<Trip> trips)
    {
        var counts = new int[24];
        foreach (var trip in trips)
        {
            var start = DateTimeOffset.FromUnixTimeSeconds(trip.StartSeconds);
            counts[start.ToLocalTime().Hour]++; // RFN103
        }

        return counts.Select((count, hour) => new HourCount(hour, count));
    }
}
