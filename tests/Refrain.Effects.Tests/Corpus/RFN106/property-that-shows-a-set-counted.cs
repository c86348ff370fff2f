// A set is shown as a collection, and counted, asked and ordered by whoever sees it.
public sealed class Site
{
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private readonly ICollection<string> _alarms = new List<string>();

    public IReadOnlyCollection<string> Devices => _devices;

    public IEnumerable<string> Alarms => _alarms;

    public void Add(string device, bool alarm)
    {
        _devices.Add(device);
        if (alarm)
            _alarms.Add(device);
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
        var names = site.Devices.ToList();
        names.Sort(StringComparer.Ordinal);
        return site.Devices.Count + ":" + string.Join(',', names) + (site.Devices.Contains("gateway") ? "!" : ".") + string.Join(',', site.Alarms);
    }
}
