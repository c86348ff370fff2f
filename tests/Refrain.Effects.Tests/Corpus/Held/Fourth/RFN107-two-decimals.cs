// An extension method gives amounts two decimals, in whatever culture the worker has.
public static class Formats
{
    public static string Money(this decimal amount) => amount.ToString("0.00"); // RFN107
}

public sealed record Booking(string Account, decimal Amount)
{
    public override string ToString() => Account + ";" + Amount.Money();
}

[Task]
public sealed partial record BookingLines(string Account, decimal Net, decimal Tax)
{
    public IEnumerable<string> Run()
    {
        Booking[] bookings = [new(Account, Net), new(Account + "-tax", Tax)];
        return bookings.Select(booking => booking.ToString());
    }
}
