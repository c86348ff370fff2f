// All times come from parameters and from the input; the provider of time is one that was made of them.
using System.Globalization;

public sealed class StoppedClock(DateTimeOffset at) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => at;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}

public sealed class Dunning(TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public int Level(DateOnly due) => (Today.DayNumber - due.DayNumber) switch
    {
        <= 0 => 0,
        <= 14 => 1,
        <= 30 => 2,
        _ => 3,
    };
}

public sealed record Reminder(string Invoice, int Level, DateOnly Next);

[Task]
public sealed partial record Reminders(string File, DateTime AsOf)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Reminder> Run(IEnumerable<string> lines)
    {
        var asOf = new DateTimeOffset(DateTime.SpecifyKind(AsOf, DateTimeKind.Utc));
        var dunning = new Dunning(new StoppedClock(asOf));
        foreach (var line in lines)
        {
            var cells = line.Split(';');
            var due = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(long.Parse(cells[1], CultureInfo.InvariantCulture)).UtcDateTime);
            yield return new(cells[0], dunning.Level(due), DateOnly.FromDateTime(asOf.UtcDateTime).AddDays(7));
        }
    }
}
