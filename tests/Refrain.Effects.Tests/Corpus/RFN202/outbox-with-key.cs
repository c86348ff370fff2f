// The outbox row has a key made from the parameters and is ignored when it is there.
using Dapper;
using Npgsql;

[Task]
public sealed partial record InvoiceSent(long Invoice, int Version)
{
    private const string Enqueue =
        "INSERT INTO outbox (message_id, type, body) VALUES (@Id, 'invoice-sent', @Body) " +
        "ON CONFLICT (message_id) DO NOTHING";

    public async Task<string> Run([Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        var id = $"invoice-sent/{Invoice}/{Version}";
        await connection.ExecuteAsync(Enqueue, new { Id = id, Body = $$"""{"invoice":{{Invoice}},"version":{{Version}}}""" });
        return id;
    }
}
