// Add and SaveChanges insert; the key is the database's, so nothing collides.
using Microsoft.EntityFrameworkCore;

public sealed class Alert
{
    public long Id { get; set; }

    public string Device { get; set; } = "";

    public int Severity { get; set; }
}

public sealed class AlertContext(DbContextOptions<AlertContext> options) : DbContext(options)
{
    public DbSet<Alert> Alerts => Set<Alert>();
}

[Task]
public sealed partial record AlertsRaised(string Device, int Limit, string Samples)
{
    [Requires] public FileSource Values => new(Samples);

    public async Task<int> Run(byte[] values, [Service] AlertContext context, CancellationToken cancellationToken)
    {
        foreach (var value in values)
        {
            if (value > Limit)
                context.Alerts.Add(new Alert { Device = Device, Severity = value - Limit });
        }

        return await context.SaveChangesAsync(cancellationToken); // RFN202
    }
}
