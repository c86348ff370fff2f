// What a context raises is added by an asynchronous method, beside a look that adds nothing.
using Microsoft.EntityFrameworkCore;

public sealed class Happening
{
    public long Id { get; set; }

    public required string Kind { get; set; }
}

public sealed class Happenings(DbContextOptions<Happenings> options) : DbContext(options)
{
    public DbSet<Happening> All => Set<Happening>();

    public async Task RaiseAsync(string kind, CancellationToken token) => await All.AddAsync(new Happening { Kind = kind }, token);
}

[Task]
public sealed partial record RaisedEvent(string Kind)
{
    public async Task<string> Run([Service] Happenings happenings, CancellationToken cancellationToken)
    {
        await happenings.RaiseAsync(Kind, cancellationToken);
        await happenings.SaveChangesAsync(cancellationToken); // RFN202
        return Kind;
    }
}
