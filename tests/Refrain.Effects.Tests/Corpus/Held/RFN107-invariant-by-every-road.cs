// Numbers and dates are formatted and read in many ways, each of which names its culture or has none.
using System.Globalization;
using System.Text;

public sealed record Line(string Account, DateOnly Day, decimal Amount, TimeSpan Age)
{
    public string Text => FormattableString.Invariant($"{Account};{Day:yyyy-MM-dd};{Amount:0.00};{Age:c}");
}

public static class Amounts
{
    private static readonly NumberFormatInfo s_swiss = new() { NumberGroupSeparator = "'", NumberDecimalSeparator = "." };

    extension(decimal amount)
    {
        public string Swiss => amount.ToString("N2", s_swiss);

        public string Padded()
        {
            Span<char> buffer = stackalloc char[24];
            return amount.TryFormat(buffer, out var length, "F2", CultureInfo.InvariantCulture) ? buffer[..length].ToString().PadLeft(14) : throw new FormatException("Too long.");
        }
    }

    public static bool TryRead(ReadOnlySpan<char> text, out decimal amount) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, NumberFormatInfo.InvariantInfo, out amount);
}

[Task]
public sealed partial record Statement(string File, DateOnly Closing)
{
    private static readonly string[] s_formats = ["yyyy-MM-dd", "dd.MM.yyyy"];

    [Requires] public FileSource Bookings => new(File);

    public void Run(IEnumerable<string> bookings, OutputFile statement)
    {
        var text = new StringBuilder();
        foreach (var booking in bookings.Where(line => !line.StartsWith('#') && line.EndsWith(";EUR", StringComparison.Ordinal)))
        {
            var fields = booking.Split(';');
            if (!Amounts.TryRead(fields[2], out var amount))
                continue;
            var day = DateOnly.ParseExact(fields[1], s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None);
            var line = new Line(fields[0].ToUpperInvariant(), day, amount, Closing.ToDateTime(default) - day.ToDateTime(default));
            text.Append(CultureInfo.InvariantCulture, $"{line.Text} {amount,12:F2} {day:O} ").Append(amount.Swiss).Append(amount.Padded()).Append('\n');
        }

        statement.WriteAllText(text.ToString());
    }
}
