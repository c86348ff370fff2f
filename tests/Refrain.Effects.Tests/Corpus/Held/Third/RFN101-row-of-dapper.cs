// A row is written with the time at which it was loaded.
using Dapper;
using Npgsql;

[Task]
public sealed partial record LoadedRow(string Key, string Value)
{
    public Task<int> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var row = new { Key, Value, LoadedAt = DateTimeOffset.UtcNow }; // RFN101
        const string sql = "INSERT INTO dim (key, value, loaded_at) VALUES (@Key, @Value, @LoadedAt) ON CONFLICT (key) DO UPDATE SET value = excluded.value, loaded_at = excluded.loaded_at";
        return connection.ExecuteAsync(new CommandDefinition(sql, row, cancellationToken: cancellationToken));
    }
}
