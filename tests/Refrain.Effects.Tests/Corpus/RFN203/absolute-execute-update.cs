// EF's ExecuteUpdate with values from the parameters and another column.
using Microsoft.EntityFrameworkCore;

public sealed class Tariff
{
    public int Id { get; set; }

    public int Net { get; set; }

    public int Gross { get; set; }
}

public sealed class TariffContext(DbContextOptions<TariffContext> options) : DbContext(options)
{
    public DbSet<Tariff> Tariffs => Set<Tariff>();
}

[Task]
public sealed partial record TariffsTaxed(int Percent)
{
    public Task<int> Run([Service] TariffContext db, CancellationToken cancellationToken) =>
        db.Tariffs.ExecuteUpdateAsync(
            set => set.SetProperty(t => t.Gross, t => t.Net + t.Net * Percent / 100),
            cancellationToken);
}
