// The months up to today, through two helpers: tomorrow's plan has other inputs.
public static class Calendar
{
    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    public static IEnumerable<DateOnly> MonthsSince(DateOnly first)
    {
        var last = FirstOfMonth(DateOnly.FromDateTime(DateTimeOffset.UtcNow.UtcDateTime)); // RFN014
        for (var month = FirstOfMonth(first); month <= last; month = month.AddMonths(1))
            yield return month;
    }
}

[Task]
public sealed partial record Invoiced(string Customer, DateOnly Month)
{
    [Requires] public FileSource Invoices => new($"/invoices/{Customer}/{Month.Year}-{Month.Month}.txt");

    public int Run(IReadOnlyList<string> invoices) => invoices.Count;
}

[Task]
public sealed partial record CustomerHistory(string Customer, DateOnly Since)
{
    [Requires] public IEnumerable<Invoiced> Months => Calendar.MonthsSince(Since).Select(month => new Invoiced(Customer, month));

    public IReadOnlyList<int> Run(IReadOnlyList<int> months) => months;
}
