// Which week a day falls in is asked from the culture of the machine, so another machine requires other files.
using System.Globalization;

public static class Weeks
{
    public static int Of(DateOnly day)
    {
        var culture = CultureInfo.CurrentCulture; // RFN014
        return culture.Calendar.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue), culture.DateTimeFormat.CalendarWeekRule, culture.DateTimeFormat.FirstDayOfWeek);
    }
}

[Task]
public sealed partial record WeeklyRoster(string Folder, DateOnly Day)
{
    [Requires] public FileSource Roster => new(Path.Combine(Folder, $"{Day.Year}-w{Weeks.Of(Day)}.csv"));

    public int Run(IReadOnlyList<string> roster) => roster.Count;
}
