// A pipeline of stages over records: parse, validate, enrich, aggregate; everything from inputs.
using System.Globalization;

public readonly record struct Money(long Cents)
{
    public static Money operator +(Money left, Money right) => new(left.Cents + right.Cents);

    public static Money Parse(string text) => new((long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100));
}

public sealed record Booking(string Customer, DateOnly Day, Money Amount);

public sealed record Month(int Year, int Number, string Customer, long Cents);

public static class Stages
{
    public static IEnumerable<TOut> Then<TIn, TOut>(this IEnumerable<TIn> rows, Func<IEnumerable<TIn>, IEnumerable<TOut>> stage) => stage(rows);

    public static IEnumerable<Booking> Parse(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line is ['#', ..] or "")
                continue;
            var cells = line.Split(';', StringSplitOptions.TrimEntries);
            yield return new(cells[0], DateOnly.ParseExact(cells[1], "dd.MM.yyyy", CultureInfo.InvariantCulture), Money.Parse(cells[2]));
        }
    }

    public static Func<IEnumerable<Booking>, IEnumerable<Booking>> Known(ISet<string> customers) =>
        bookings => bookings.Where(booking => customers.Contains(booking.Customer));

    public static IEnumerable<Month> Monthly(IEnumerable<Booking> bookings) =>
        from booking in bookings
        group booking.Amount by (booking.Day.Year, booking.Day.Month, booking.Customer) into month
        let total = month.Aggregate(default(Money), (sum, amount) => sum + amount)
        select new Month(month.Key.Year, month.Key.Month, month.Key.Customer, total.Cents);
}

[Task]
public sealed partial record MonthlyBookings(string BookingFile, string CustomerFile)
{
    [Requires] public FileSource Bookings => new(BookingFile);

    [Requires] public FileSource Customers => new(CustomerFile);

    public IEnumerable<Month> Run(IEnumerable<string> bookings, IReadOnlyList<string> customers) =>
        bookings.Then(Stages.Parse).Then(Stages.Known(customers.ToHashSet(StringComparer.Ordinal))).Then(Stages.Monthly);
}
