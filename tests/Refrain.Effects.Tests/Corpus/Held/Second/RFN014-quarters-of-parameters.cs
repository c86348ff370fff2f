// Dates are computed in the requirement, but all of them come from the parameters.
public readonly record struct Quarter(int Year, int Number)
{
    public DateOnly First => new(Year, 3 * Number - 2, 1);

    public Quarter Previous => Number == 1 ? new(Year - 1, 4) : this with { Number = Number - 1 };

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);
}

[Task]
public sealed partial record QuarterRevenue(int Year, int Number)
{
    [Requires] public FileSource Ledger => new(Path.Combine("/ledger", Year.ToString(System.Globalization.CultureInfo.InvariantCulture), $"q{Number}.txt"));

    public long Run(IReadOnlyList<string> ledger) => ledger.Sum(line => long.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
}

[Task]
public sealed partial record Growth(DateOnly AsOf)
{
    private Quarter Current => Quarter.Of(AsOf);

    [Requires] public QuarterRevenue Now => new(Current.Year, Current.Number);

    [Requires] public QuarterRevenue Before => new(Current.Previous.Year, Current.Previous.Number);

    public long Run(long now, long before) => now - before;
}
