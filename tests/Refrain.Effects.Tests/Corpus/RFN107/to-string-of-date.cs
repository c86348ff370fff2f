// A date in a custom format is written in the calendar of the machine's culture.
using System.Globalization;

public readonly record struct Shift([property: Column("worker")] string Worker, [property: Column("start")] DateTime Start);

public sealed record ShiftLine(string Worker, string Day, string Iso, string Weekday);

[Task]
public sealed partial record ShiftLines(string File)
{
    [Requires] public FileSource Shifts => new(File);

    public IEnumerable<ShiftLine> Run([Delimited(';')] IEnumerable<Shift> shifts) => shifts.Select(Line);

    private static ShiftLine Line(Shift shift)
    {
        var day = shift.Start.ToString("yyyy-MM-dd"); // RFN107
        var weekday = shift.Start.ToString("dddd", CultureInfo.InvariantCulture);
        return new ShiftLine(shift.Worker, day, shift.Start.ToString("O", CultureInfo.InvariantCulture), weekday);
    }
}
