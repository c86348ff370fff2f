// The time zone is a parameter; the machine's is not asked.
using System.Globalization;

[Task]
public sealed partial record LocalHours(string File, string Zone)
{
    [Requires] public FileSource Stamps => new(File);

    public IReadOnlyList<int> Run(IReadOnlyList<string> stamps)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var hours = new int[24];
        foreach (var stamp in stamps)
        {
            var utc = DateTimeOffset.Parse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            hours[TimeZoneInfo.ConvertTime(utc, zone).Hour]++;
        }

        return hours;
    }
}
