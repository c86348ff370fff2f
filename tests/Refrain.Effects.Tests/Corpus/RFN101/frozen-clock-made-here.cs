// The reader takes any clock; the task gives it one that stands still at the end of its period.
public interface ITimeSource
{
    DateTimeOffset Now();
}

public sealed class WallTime : ITimeSource
{
    public DateTimeOffset Now() => DateTimeOffset.UtcNow;
}

public sealed class EndOfPeriod(DateOnly last) : ITimeSource
{
    public DateTimeOffset Now() => new(last.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

public sealed record Lease(string Car, double DaysLeft);

[Task]
public sealed partial record LeaseEnds(string File, DateOnly LastDay)
{
    [Requires] public FileSource Leases => new(File);

    public IEnumerable<Lease> Run(IEnumerable<string> leases)
    {
        EndOfPeriod time = new(LastDay);
        return leases.Select(line => line.Split(',')).Select(cells => new Lease(cells[0], DaysUntil(long.Parse(cells[1]), time)));
    }

    private static double DaysUntil(long seconds, EndOfPeriod time) => (DateTimeOffset.FromUnixTimeSeconds(seconds) - time.Now()).TotalDays;
}

/// <summary>Runs beside the pipeline, in the web application; no task gets here.</summary>
public static class LeaseReminder
{
    public static bool IsDue(DateTimeOffset end) => end - new WallTime().Now() < TimeSpan.FromDays(7);
}
