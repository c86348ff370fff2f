// Members are added to other types by an extension block: one is pure, one asks the clock, one the culture.
public static class DayExtensions
{
    extension(DateOnly day)
    {
        public DateOnly FirstOfMonth => new(day.Year, day.Month, 1);

        public bool IsPast() => day < DateOnly.FromDateTime(DateTime.UtcNow); // RFN101

        public string Written() => day.ToString("dddd d MMMM"); // RFN107
    }
}

public sealed record Visit(DateOnly Month, bool IsPast, string Text);

[Task]
public sealed partial record VisitOf(DateOnly Day)
{
    public Visit Run() => new(Day.FirstOfMonth, Day.IsPast(), Day.Written());
}
