// An entity is looked for by its key; it is changed where it is there, and added where it is not.
using Microsoft.EntityFrameworkCore;

public sealed class Station
{
    public required string Id { get; init; }

    public string Name { get; set; } = "";

    public int Height { get; set; }
}

public sealed class Stations(DbContextOptions<Stations> options) : DbContext(options)
{
    public DbSet<Station> All => Set<Station>();

    public async Task PutAsync(string id, string name, int height, CancellationToken token)
    {
        var station = await All.FindAsync([id], token);
        if (station is null)
        {
            station = new() { Id = id };
            All.Add(station);
        }

        station.Name = name;
        station.Height = height;
        await SaveChangesAsync(token);
    }
}

[Task]
public sealed partial record StoredStation(string Id, string Name, int Height)
{
    public async Task<string> Run([Service] Stations stations, CancellationToken cancellationToken)
    {
        await stations.PutAsync(Id, Name, Height, cancellationToken);
        return Id;
    }
}
