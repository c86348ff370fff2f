// The flag is reloaded every minute by a timer of the host; the rounding depends on it.
using System.Globalization;

public sealed record Total(string Account, decimal Amount);

[Task]
public sealed partial record AccountTotals(string File)
{
    [Requires] public FileSource Bookings => new(File);

    public IEnumerable<Total> Run(IEnumerable<string> bookings)
    {
        var digits = Features.RoundsToCents ? 2 : 4; // RFN105
        return bookings
            .Select(line => line.Split(';'))
            .GroupBy(cells => cells[0], cells => decimal.Parse(cells[1], CultureInfo.InvariantCulture))
            .Select(account => new Total(account.Key, decimal.Round(account.Sum(), digits)));
    }
}
//// File: Features.cs
public static class Features
{
    private static volatile bool s_roundsToCents;

    public static bool RoundsToCents => s_roundsToCents;

    public static void Reload(IReadOnlyDictionary<string, string> flags) =>
        s_roundsToCents = flags.TryGetValue("round-to-cents", out var value) && value == "on";
}
