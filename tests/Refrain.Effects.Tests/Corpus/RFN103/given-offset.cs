// The zone is a parameter: an offset in minutes.
public readonly record struct Ride([property: Column("id")] long Id, [property: Column("start")] long StartSeconds);

public readonly record struct HourRides(int Hour, int Rides);

[Task]
public sealed partial record RidesByHour(string File, int OffsetMinutes)
{
    [Requires] public FileSource Rides => new(File);

    public IEnumerable<HourRides> Run([Delimited(',')] IEnumerable<Ride> rides)
    {
        var offset = TimeSpan.FromMinutes(OffsetMinutes);
        return rides
            .GroupBy(ride => DateTimeOffset.FromUnixTimeSeconds(ride.StartSeconds).ToOffset(offset).Hour)
            .OrderBy(hour => hour.Key)
            .Select(hour => new HourRides(hour.Key, hour.Count()));
    }
}
