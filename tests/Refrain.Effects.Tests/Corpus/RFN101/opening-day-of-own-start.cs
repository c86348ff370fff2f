// The task's own static constructor remembers the day on which the process started.
[Task]
public sealed partial record OpeningDay(string Shop)
{
    private static readonly DateOnly s_today;

    static OpeningDay() => s_today = DateOnly.FromDateTime(DateTime.UtcNow); // RFN101

    public string Run() => $"{Shop} {s_today:O}";
}
