// The name of the machine's zone and its culture come out of a helper elsewhere, into the header.
public sealed record ExportHeader(string Table, string Zone, string Locale, int Version);

[Task]
public sealed partial record TableHeader(string Table)
{
    public ExportHeader Run() => new(
        Table,
        Surroundings.ZoneName, // RFN103
        Surroundings.Locale(), // RFN103
        Surroundings.FormatVersion);
}
//// File: Surroundings.cs
using System.Globalization;

public static class Surroundings
{
    public const int FormatVersion = 3;

    public static string ZoneName => TimeZoneInfo.Local.Id;

    public static string Locale() => CultureInfo.CurrentCulture.Name;
}
