// The model makes its tables where they are missing, and a view is replaced.
using Microsoft.EntityFrameworkCore;

public sealed class Spot
{
    public required string Id { get; init; }

    public int Depth { get; init; }
}

public sealed class Soundings(DbContextOptions<Soundings> options) : DbContext(options)
{
    public DbSet<Spot> Spots => Set<Spot>();
}

[Task]
public sealed partial record PreparedSoundings(string Name)
{
    private static readonly string s_view = string.Join('\n', "CREATE OR REPLACE VIEW deep AS", "SELECT id FROM spots", "WHERE depth > 100");

    public async Task<string> Run([Service] Soundings soundings, CancellationToken cancellationToken)
    {
        await soundings.Database.EnsureCreatedAsync(cancellationToken);
        await soundings.Database.ExecuteSqlRawAsync(s_view, cancellationToken);
        return Name;
    }
}
