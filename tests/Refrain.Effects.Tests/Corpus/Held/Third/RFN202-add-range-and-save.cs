// Entities are made of lines and added in one go.
using Microsoft.EntityFrameworkCore;

public sealed class Reading
{
    public long Id { get; set; }

    public required string Sensor { get; set; }
}

public sealed class Readings(DbContextOptions<Readings> options) : DbContext(options)
{
    public DbSet<Reading> All => Set<Reading>();
}

public sealed class ReadingStore(Readings context)
{
    public async Task StoreAsync(IEnumerable<string> sensors, CancellationToken token)
    {
        context.All.AddRange(sensors.Select(sensor => new Reading { Sensor = sensor }));
        await context.SaveChangesAsync(token); // RFN202
    }
}

[Task]
public sealed partial record StoredReadings(string File)
{
    [Requires] public FileSource Sensors => new(File);

    public async Task<int> Run(IReadOnlyList<string> sensors, [Service] Readings context, CancellationToken cancellationToken)
    {
        await new ReadingStore(context).StoreAsync(sensors, cancellationToken);
        return sensors.Count;
    }
}
