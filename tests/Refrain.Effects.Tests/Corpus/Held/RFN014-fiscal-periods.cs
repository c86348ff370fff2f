// The periods come from the parameters and from a calendar that is a constant, however many objects are asked for it.
using System.Collections.Frozen;
using System.Globalization;

public enum Regime { Calendar, April, Retail }

public sealed record Period(int Year, int Number)
{
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}P{Number:00}");
}

public abstract class FiscalCalendar
{
    private static readonly FrozenDictionary<Regime, FiscalCalendar> s_all = new Dictionary<Regime, FiscalCalendar>
    {
        [Regime.Calendar] = new MonthCalendar(1),
        [Regime.April] = new MonthCalendar(4),
        [Regime.Retail] = new WeekCalendar(),
    }.ToFrozenDictionary();

    public static FiscalCalendar Of(Regime regime) => s_all[regime];

    public IEnumerable<Period> Through(DateOnly day)
    {
        var last = NumberOf(day);
        for (var number = 1; number <= last; number++)
            yield return new(YearOf(day), number);
    }

    protected abstract int YearOf(DateOnly day);

    protected abstract int NumberOf(DateOnly day);

    private sealed class MonthCalendar(int first) : FiscalCalendar
    {
        protected override int YearOf(DateOnly day) => day.Month >= first ? day.Year : day.Year - 1;

        protected override int NumberOf(DateOnly day) => ((day.Month - first + 12) % 12) + 1;
    }

    private sealed class WeekCalendar : FiscalCalendar
    {
        protected override int YearOf(DateOnly day) => ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue));

        protected override int NumberOf(DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));
    }
}

[Task]
public sealed partial record PeriodLedger(string Folder, string Entity, string Code)
{
    [Requires] public FileSource Book => new($"{Folder}/{Entity}/{Code}.csv");

    public int Run(IEnumerable<string> book) => book.Count(line => line.Length > 0);
}

[Task]
public sealed partial record YearToDate(string Folder, string Entity, Regime Regime, DateOnly Day)
{
    [Requires]
    public IEnumerable<PeriodLedger> Ledgers =>
        from period in FiscalCalendar.Of(Regime).Through(Day)
        select new PeriodLedger(Folder, Entity, period.Code);

    public int Run(IReadOnlyList<int> ledgers)
    {
        var entries = 0;
        for (var i = 0; i < ledgers.Count; i++)
            entries += ledgers[i];
        return entries;
    }
}
