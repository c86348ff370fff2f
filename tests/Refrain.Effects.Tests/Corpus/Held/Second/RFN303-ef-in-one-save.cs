// EF Core saves all changes of one SaveChanges in one transaction; bulk statements are in one that the task begins.
using Microsoft.EntityFrameworkCore;

public sealed class Room
{
    public required string Id { get; set; }

    public string? Guest { get; set; }

    public bool Clean { get; set; }
}

public sealed class Hotel(DbContextOptions<Hotel> options) : DbContext(options)
{
    public DbSet<Room> Rooms => Set<Room>();
}

[Task]
public sealed partial record CheckedOut(string Guest)
{
    public async Task<int> Run([Service] Hotel hotel, CancellationToken cancellationToken)
    {
        await using var transaction = await hotel.Database.BeginTransactionAsync(cancellationToken);
        var dirty = await hotel.Rooms.Where(room => room.Guest == Guest).ExecuteUpdateAsync(set => set.SetProperty(room => room.Clean, false), cancellationToken);
        await hotel.Rooms.Where(room => room.Guest == Guest).ExecuteUpdateAsync(set => set.SetProperty(room => room.Guest, (string?)null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return dirty;
    }
}
