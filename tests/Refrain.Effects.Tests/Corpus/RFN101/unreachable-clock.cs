// The same class can say the time too; the task uses only its pure half.
public sealed class FiscalCalendar(int firstMonth)
{
    public int YearOf(DateOnly day) => day.Month >= firstMonth ? day.Year + 1 : day.Year;

    public int QuarterOf(DateOnly day) => (day.Month - firstMonth + 12) % 12 / 3 + 1;

    public int CurrentYear() => YearOf(DateOnly.FromDateTime(DateTime.Now));
}

public sealed record Quarter(int Year, int Number, long Cents);

[Task]
public sealed partial record Quarters(string File, int FirstMonth = 4)
{
    [Requires] public FileSource Bookings => new(File);

    public IEnumerable<Quarter> Run(IEnumerable<string> bookings)
    {
        var calendar = new FiscalCalendar(FirstMonth);
        return from line in bookings
               let day = DateOnly.FromDayNumber(int.Parse(line.AsSpan(0, 6)))
               group long.Parse(line.AsSpan(7)) by (Year: calendar.YearOf(day), Number: calendar.QuarterOf(day)) into cents
               orderby cents.Key.Year, cents.Key.Number
               select new Quarter(cents.Key.Year, cents.Key.Number, cents.Sum());
    }
}
