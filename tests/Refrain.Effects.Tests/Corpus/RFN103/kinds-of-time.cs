// A time that says it is in UTC needs no zone; one that says nothing is taken to be in the machine's.
using System.Globalization;

public sealed record Times(DateTimeOffset Said, DateTimeOffset Computed, DateTimeOffset Unsaid, DateTime Parsed);

[Task]
public sealed partial record TimesOf(int Year, string Text)
{
    public Times Run()
    {
        var said = new DateTime(Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var computed = said.AddDays(1).Date;
        var unsaid = new DateTime(Year, 1, 1);
        return new(
            new DateTimeOffset(said),
            new DateTimeOffset(computed),
            new DateTimeOffset(unsaid), // RFN103
            DateTime.Parse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AdjustToUniversal)); // RFN103
    }
}
