// The event is stored as a row of an outbox, in the transaction of the data; the row has no key that a second run would meet.
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

public sealed class Shipment
{
    public required string Id { get; set; }

    public required string Status { get; set; }
}

public sealed class OutboxMessage
{
    public long Id { get; set; }

    public required string Type { get; set; }

    public required string Body { get; set; }
}

public sealed class ShippingContext(DbContextOptions<ShippingContext> options) : DbContext(options)
{
    public DbSet<Shipment> Shipments => Set<Shipment>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public void Raise<T>(T raised) => Outbox.Add(new() { Type = typeof(T).Name, Body = JsonSerializer.Serialize(raised) });
}

public sealed record Delivered(string Shipment);

[Task]
public sealed partial record DeliveredShipment(string Shipment)
{
    public async Task<string> Run([Service] ShippingContext db, CancellationToken cancellationToken)
    {
        db.Raise(new Delivered(Shipment));
        await db.SaveChangesAsync(cancellationToken); // RFN202
        return Shipment;
    }
}
