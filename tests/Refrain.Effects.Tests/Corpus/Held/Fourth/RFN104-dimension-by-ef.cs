// Names are looked up in a table that nothing declares.
using Microsoft.EntityFrameworkCore;

public sealed class Region
{
    public required string Code { get; set; }

    public required string Name { get; set; }
}

public sealed class Geography(DbContextOptions<Geography> options) : DbContext(options)
{
    public DbSet<Region> Regions => Set<Region>();
}

public sealed class RegionNames(Geography geography)
{
    public Task<Dictionary<string, string>> LoadAsync(CancellationToken token) =>
        geography.Regions.AsNoTracking().ToDictionaryAsync(region => region.Code, region => region.Name, token); // RFN104
}

[Task]
public sealed partial record NamedRegions(string File)
{
    [Requires] public FileSource Codes => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> codes, [Service] Geography geography, CancellationToken cancellationToken)
    {
        var names = await new RegionNames(geography).LoadAsync(cancellationToken);
        return [.. codes.Select(code => names.GetValueOrDefault(code, code))];
    }
}
