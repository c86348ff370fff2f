// Weeks are those of ISO, made from what the index says; sets are sorted by ordinal before they become requirements.
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

public readonly record struct IsoWeek(int Year, int Week) : IComparable<IsoWeek>
{
    public static IsoWeek Of(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(time), ISOWeek.GetWeekOfYear(time));
    }

    public int CompareTo(IsoWeek other) => (Year, Week).CompareTo((other.Year, other.Week));
}

[Task]
public sealed partial record WeekOfCalls(string Exchange, int Year, int Week)
{
    [Requires] public FileSource Calls => new($"calls/{Exchange}/{Year}/{Week}.csv");

    public int Run(IReadOnlyList<string> calls) => calls.Count;
}

[Task]
public sealed partial record CallsByWeek(string Exchange)
{
    private static readonly FrozenSet<string> s_closed = new[] { "2020-01-01", "2020-12-25" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly Regex s_day = new(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    [Requires] public FileSource Index => new($"calls/{Exchange}/index.txt");

    [Requires]
    public IEnumerable<WeekOfCalls> Weeks(IReadOnlyList<string> index)
    {
        var days = index.Where(line => s_day.IsMatch(line) && !s_closed.Contains(line)).Select(line => DateOnly.ParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return days.Select(IsoWeek.Of).ToHashSet().Order().Select(week => new WeekOfCalls(Exchange, week.Year, week.Week));
    }

    public IReadOnlyList<int> Run(IReadOnlyList<int> weeks) => weeks;
}
