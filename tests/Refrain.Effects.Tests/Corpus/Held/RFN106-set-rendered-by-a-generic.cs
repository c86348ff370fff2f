// A set of devices ends in a text, joined by a generic method that cannot know it was given a set.
public sealed record SiteSummary(string Site, string Devices, int Alarms);

public sealed class SiteState
{
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);

    public int Alarms { get; private set; }

    public IReadOnlyCollection<string> Devices => _devices;

    public void Apply(string device, bool alarm)
    {
        _devices.Add(device);
        if (alarm)
            Alarms++;
    }
}

public static class Text
{
    public static string Listed<T>(IReadOnlyCollection<T> items, Func<T, string> text) =>
        items.Count == 0 ? "none" : string.Join(", ", items.Select(text));
}

[Task]
public sealed partial record SiteSummaries(string Log)
{
    [Requires] public FileSource Events => new(Log);

    public IReadOnlyList<SiteSummary> Run(IEnumerable<string> events)
    {
        var sites = new Dictionary<string, SiteState>(StringComparer.Ordinal);
        foreach (var line in events)
        {
            if (line.Split(' ') is not [var site, var device, var level])
                continue;
            if (!sites.TryGetValue(site, out var state))
                sites.Add(site, state = new());
            state.Apply(device, level is "ALARM" or "FATAL");
        }

        return
        [
            .. sites
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new SiteSummary(pair.Key, Text.Listed(pair.Value.Devices, device => $"<{device}>"), pair.Value.Alarms)), // RFN106
        ];
    }
}
