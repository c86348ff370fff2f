// A base class of contexts stamps whatever changed when it is saved.
using Microsoft.EntityFrameworkCore;

public interface IAudited
{
    DateTime ChangedAt { get; set; }
}

public sealed class Supplier : IAudited
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public DateTime ChangedAt { get; set; }
}

public abstract class AuditedContext(DbContextOptions options) : DbContext(options)
{
    public override Task<int> SaveChangesAsync(CancellationToken cancellationToken = default)
    {
        Stamp();
        return base.SaveChangesAsync(cancellationToken);
    }

    private void Stamp()
    {
        var at = DateTime.UtcNow; // RFN101
        foreach (var entry in ChangeTracker.Entries<IAudited>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            entry.Entity.ChangedAt = at;
    }
}

public sealed class PurchaseContext(DbContextOptions<PurchaseContext> options) : AuditedContext(options)
{
    public DbSet<Supplier> Suppliers => Set<Supplier>();
}

[Task]
public sealed partial record RenamedSupplier(string Id, string Name)
{
    public async Task<string> Run([Service] PurchaseContext context, CancellationToken cancellationToken)
    {
        context.Suppliers.Update(new Supplier { Id = Id, Name = Name });
        await context.SaveChangesAsync(cancellationToken);
        return Id;
    }
}
