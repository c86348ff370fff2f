// The outbox is the right idea; without a conflict clause each attempt writes another message.
using System.Text.Json;
using Npgsql;

public sealed record OrderShipped(long Order, string Carrier);

[Task]
public sealed partial record Shipping(long Order, string Carrier)
{
    public async Task<OrderShipped> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var message = new OrderShipped(Order, Carrier);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Execute("UPDATE orders SET carrier = $1 WHERE id = $2", Carrier, Order);
        await Execute("INSERT INTO outbox (type, body) VALUES ($1, $2)", nameof(OrderShipped), JsonSerializer.Serialize(message));
        await transaction.CommitAsync(cancellationToken);
        return message;

        async Task Execute(string sql, object first, object second)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.AddWithValue(first);
            command.Parameters.AddWithValue(second);
            await command.ExecuteNonQueryAsync(cancellationToken); // RFN202
        }
    }
}
