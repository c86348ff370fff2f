// The clock is read within an expression that EF Core turns into a statement.
using Microsoft.EntityFrameworkCore;

public sealed class Ticket
{
    public required string Id { get; set; }

    public required string Queue { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}

public sealed class Desk(DbContextOptions<Desk> options) : DbContext(options)
{
    public DbSet<Ticket> Tickets => Set<Ticket>();
}

[Task]
public sealed partial record ClosedQueue(string Queue)
{
    public Task<int> Run([Service] Desk desk, CancellationToken cancellationToken) => desk.Tickets.Where(ticket => ticket.Queue == Queue)
        .ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.ClosedAt, DateTimeOffset.UtcNow), cancellationToken); // RFN101
}
