// Times in the file have no zone: that of the machine is taken, in two ways that do not name it.
using System.Globalization;

public sealed record Boarding(string Gate, DateTime Utc, DateTimeOffset Called);

public static class Timetable
{
    public static DateTime Utc(string text) => TimeZoneInfo.ConvertTimeToUtc(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)); // RFN103

    public static DateTimeOffset Called(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal); // RFN103
}

[Task]
public sealed partial record Boardings(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Boarding> Run(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(';')).Select(cells => new Boarding(cells[0], Timetable.Utc(cells[1]), Timetable.Called(cells[2])));
}
