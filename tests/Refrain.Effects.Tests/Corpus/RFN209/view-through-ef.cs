// A view is created by raw SQL of EF; there is no OR REPLACE and no guard.
using Microsoft.EntityFrameworkCore;

public sealed class MartContext(DbContextOptions<MartContext> options) : DbContext(options);

[Task]
public sealed partial record OpenOrdersView(string Name)
{
    public async Task<string> Run([Service] MartContext mart, CancellationToken cancellationToken)
    {
        await mart.Database.ExecuteSqlRawAsync("CREATE VIEW open_orders AS SELECT id, customer FROM orders WHERE closed IS NULL", cancellationToken); // RFN209
        return Name;
    }
}
