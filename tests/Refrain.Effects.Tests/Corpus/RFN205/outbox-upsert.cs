// What is to be published is a row with a key of its own; a dispatcher outside of any task sends it.
using Microsoft.Data.Sqlite;
using RabbitMQ.Client;

public sealed class OutboxDispatcher(IChannel channel, string database)
{
    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={database}");
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqliteCommand("SELECT id FROM outbox WHERE sent = 0", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            await channel.BasicPublishAsync("outbox", reader.GetString(0), default, cancellationToken);
    }
}

[Task]
public sealed partial record OrderAccepted(long Order, string Database)
{
    public long Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var command = new SqliteCommand("INSERT INTO outbox (id, sent) VALUES ($id, 0) ON CONFLICT (id) DO NOTHING", connection);
        command.Parameters.AddWithValue("$id", $"accepted-{Order}");
        command.ExecuteNonQuery();
        return Order;
    }
}
