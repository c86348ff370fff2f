// The day is a parameter; the day before it is computed from it.
using System.Globalization;

public sealed record Growth(int Before, int After);

[Task]
public sealed partial record DailyGrowth(string Folder, DateOnly Day)
{
    [Requires] public FileSource Before => new(FileOf(Day.AddDays(-1)));

    [Requires] public FileSource After => new(FileOf(Day));

    public Growth Run(IReadOnlyList<string> before, IReadOnlyList<string> after) => new(before.Count, after.Count);

    private string FileOf(DateOnly day) => Path.Combine(Folder, day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + ".csv");
}
