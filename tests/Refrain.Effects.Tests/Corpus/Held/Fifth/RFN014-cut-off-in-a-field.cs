// The last day is a static that was set when the process began: the plan of tomorrow's process is another one.
public static class Horizon
{
    private static readonly DateOnly s_last = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime); // RFN014

    public static IEnumerable<DateOnly> DaysFrom(DateOnly first) => Enumerable.Range(0, Math.Max(0, s_last.DayNumber - first.DayNumber)).Select(first.AddDays);
}

[Task]
public sealed partial record MeterDay(string Meter, DateOnly Day)
{
    [Requires] public FileSource Values => new($"meters/{Meter}/{Day.DayNumber}.txt");

    public long Run(IReadOnlyList<string> values) => values.Sum(value => (long)value.Length);
}

[Task]
public sealed partial record MeterYear(string Meter, DateOnly First)
{
    [Requires] public IEnumerable<MeterDay> Days => Horizon.DaysFrom(First).Select(day => new MeterDay(Meter, day));

    public long Run(IReadOnlyList<long> days) => days.Sum();
}
