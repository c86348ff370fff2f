using System.Globalization;

/// <summary>The exports of a shop: a folder of CSV files, one a day, or made ones.</summary>
/// <param name="Folder">The folder, with files such as <c>2026-01-05.csv</c>; without it, orders are made.</param>
/// <param name="Orders">How many orders are made for a day.</param>
public sealed record Export(string? Folder = null, int Orders = 1_000)
{
    /// <summary>The file of a day, if there are files.</summary>
    public string? FileOf(DateOnly day) => Folder is null ? null : Path.Combine(Folder, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".csv");
}

/// <summary>A line of an export as it comes: anything may be missing.</summary>
public sealed record ExportLine(string Order, string? Customer, string? Country, string? Amount);

/// <summary>Exports that are made, the same ones each time, with what exports are like: repeated lines, missing names, amounts that are none.</summary>
internal static class MadeExport
{
    private static readonly string[] s_countries = ["at", "BE ", "ch", " de", "es"];

    public static IEnumerable<ExportLine> Of(DateOnly day, int orders)
    {
        var random = new Random(day.DayNumber);
        for (var i = 0; i < orders; i++)
        {
            var line = new ExportLine(
                string.Create(CultureInfo.InvariantCulture, $"{day.DayNumber}-{i}"),
                random.Next(20) == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"customer {random.Next(200)}"),
                s_countries[random.Next(s_countries.Length)],
                random.Next(20) == 0 ? "n/a" : string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 500)}.{random.Next(100):00}"));
            yield return line;
            if (random.Next(10) == 0)
                yield return line;
        }
    }
}
