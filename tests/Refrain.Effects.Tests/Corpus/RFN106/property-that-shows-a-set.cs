// The property shows a set as a collection, which says nothing of an order; who lists it is told.
public sealed class Site
{
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private readonly ICollection<string> _alarms = new HashSet<string>(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Devices => _devices;

    public void Add(string device, bool alarm)
    {
        _devices.Add(device);
        if (alarm)
            _alarms.Add(device);
    }

    public string Alarms()
    {
        return string.Join(',', _alarms); // RFN106
    }
}

[Task]
public sealed partial record Devices(string Log)
{
    [Requires] public FileSource Events => new(Log);

    public string Run(IReadOnlyList<string> events)
    {
        var site = new Site();
        foreach (var line in events)
            site.Add(line[1..], line[0] == '!');
        return string.Join(',', site.Devices); // RFN106
    }
}

[Task]
public sealed partial record Alarms(string Log)
{
    [Requires] public FileSource Events => new(Log);

    public string Run(IReadOnlyList<string> events)
    {
        var site = new Site();
        foreach (var line in events)
            site.Add(line[1..], line[0] == '!');
        return site.Alarms();
    }
}
