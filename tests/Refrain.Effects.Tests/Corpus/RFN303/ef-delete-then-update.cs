// ExecuteDelete and ExecuteUpdate are statements of their own, at once.
using Microsoft.EntityFrameworkCore;

public sealed class Booking
{
    public long Id { get; set; }

    public int Room { get; set; }

    public bool Cancelled { get; set; }

    public string Guest { get; set; } = "";
}

public sealed class HotelContext(DbContextOptions<HotelContext> options) : DbContext(options)
{
    public DbSet<Booking> Bookings => Set<Booking>();
}

[Task]
public sealed partial record RoomCleared(int Room, string Heir)
{
    public async Task<int> Run([Service] HotelContext hotel, CancellationToken cancellationToken)
    {
        var bookings = hotel.Bookings.Where(booking => booking.Room == Room);
        var gone = await bookings.Where(booking => booking.Cancelled).ExecuteDeleteAsync(cancellationToken);
        var moved = await bookings.ExecuteUpdateAsync(set => set.SetProperty(booking => booking.Guest, Heir), cancellationToken); // RFN303
        return gone + moved;
    }
}
