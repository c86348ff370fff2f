// The dictionary of a fan-in has the order in which the requirement named the tasks.
public sealed record MonthTotal(int Month, long Cents);

[Task]
public sealed partial record MonthCents(string Folder, int Month)
{
    [Requires] public FileSource Bookings => new($"{Folder}/{Month}.txt");

    public long Run(IEnumerable<string> bookings) => bookings.Sum(long.Parse);
}

[Task]
public sealed partial record YearReport(string Folder)
{
    [Requires] public IEnumerable<MonthCents> Months => Enumerable.Range(1, 12).Select(month => new MonthCents(Folder, month));

    public IEnumerable<MonthTotal> Run(IReadOnlyDictionary<MonthCents, long> months)
    {
        foreach (var (month, cents) in months)
            yield return new MonthTotal(month.Month, cents);
    }
}
