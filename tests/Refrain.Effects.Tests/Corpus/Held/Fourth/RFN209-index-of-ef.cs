// An index is made by a raw statement of EF Core.
using Microsoft.EntityFrameworkCore;

public sealed class Warehouse(DbContextOptions<Warehouse> options) : DbContext(options);

public static class Indexes
{
    public static Task MakeAsync(this DbContext context, string table, string column, CancellationToken token)
    {
        var text = $"CREATE INDEX ix_{table}_{column} ON {table} ({column})";
        return context.Database.ExecuteSqlRawAsync(text, token); // RFN209
    }
}

[Task]
public sealed partial record IndexedTable(string Table)
{
    public async Task<string> Run([Service] Warehouse warehouse, CancellationToken cancellationToken)
    {
        await warehouse.MakeAsync(Table, "day", cancellationToken);
        return Table;
    }
}
