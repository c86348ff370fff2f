// The day of an event is taken in the time zone of the machine.
using System.Globalization;

public sealed record DailyCount(string Day, int Events);

[Task]
public sealed partial record EventsPerDay(string File)
{
    [Requires] public FileSource Stamps => new(File);

    public IReadOnlyList<DailyCount> Run(IReadOnlyList<string> stamps)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var stamp in stamps)
        {
            var instant = DateTimeOffset.FromUnixTimeSeconds(long.Parse(stamp, CultureInfo.InvariantCulture));
            var day = instant.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture); // RFN103
            counts[day] = counts.GetValueOrDefault(day) + 1;
        }

        return counts.Select(pair => new DailyCount(pair.Key, pair.Value)).ToList();
    }
}
