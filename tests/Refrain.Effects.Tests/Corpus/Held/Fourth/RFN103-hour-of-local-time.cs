// Events are counted by the hour of the machine's zone.
using System.Globalization;

public sealed class HourHistogram
{
    private readonly int[] _hours = new int[24];

    public void Add(DateTimeOffset at) => _hours[at.ToLocalTime().Hour]++; // RFN103

    public int[] ToArray() => [.. _hours];
}

[Task]
public sealed partial record ByHour(string File)
{
    [Requires] public FileSource Stamps => new(File);

    public int[] Run(IEnumerable<string> stamps)
    {
        var histogram = new HourHistogram();
        foreach (var stamp in stamps)
            histogram.Add(DateTimeOffset.Parse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
        return histogram.ToArray();
    }
}
