// Every number and date is read by a given culture; plain integers, GUIDs and enums need none.
using System.Globalization;

public enum Kind
{
    Debit,
    Credit,
}

public sealed record Booking(Guid Id, DateOnly Day, decimal Value, double Rate, Kind Kind, bool Final, int Line);

[Task]
public sealed partial record Bookings(string File)
{
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");

    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Booking> Run(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var cells = lines[i].Split('\t');
            yield return new Booking(
                Guid.Parse(cells[0]),
                DateOnly.ParseExact(cells[1], "dd.MM.yyyy", CultureInfo.InvariantCulture),
                decimal.Parse(cells[2], NumberStyles.Currency, s_german),
                double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) ? rate : 1,
                Enum.Parse<Kind>(cells[4]),
                bool.Parse(cells[5]),
                i + int.Parse(cells[6]));
        }
    }
}
