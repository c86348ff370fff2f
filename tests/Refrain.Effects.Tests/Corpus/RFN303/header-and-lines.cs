// Two statements, no transaction: between them the order has a header and no lines.
using Dapper;
using Npgsql;

[Task]
public sealed partial record OrderStored(long Order, string Customer, int Lines)
{
    public async Task<long> Run([Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "INSERT INTO orders (id, customer) VALUES (@Order, @Customer) ON CONFLICT (id) DO UPDATE SET customer = excluded.customer",
            new { Order, Customer });
        await connection.ExecuteAsync( // RFN303
            "INSERT INTO order_size (id, lines) VALUES (@Order, @Lines) ON CONFLICT (id) DO UPDATE SET lines = excluded.lines",
            new { Order, Lines });
        return Order;
    }
}
