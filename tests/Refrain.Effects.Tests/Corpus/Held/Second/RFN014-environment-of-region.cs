// Which regions are required depends on a setting of the machine that plans.
[Task]
public sealed partial record RegionTotal(string Region, int Year)
{
    [Requires] public FileSource Bookings => new($"/data/{Region}/{Year}.txt");

    public long Run(IReadOnlyList<string> bookings) => bookings.Sum(long.Parse);
}

public sealed class DeploymentSettings
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);

    public static DeploymentSettings Load()
    {
        var settings = new DeploymentSettings();
        settings._values["regions"] = Environment.GetEnvironmentVariable("PIPELINE_REGIONS"); // RFN014
        return settings;
    }

    public IReadOnlyList<string> List(string key) =>
        _values.TryGetValue(key, out var text) && text is not null ? text.Split(',', StringSplitOptions.TrimEntries) : [];
}

[Task]
public sealed partial record WorldTotal(int Year)
{
    [Requires]
    public IEnumerable<RegionTotal> Regions => DeploymentSettings.Load().List("regions").Select(region => new RegionTotal(region, Year));

    public long Run(IReadOnlyList<long> regions) => regions.Sum();
}
