// The token is there and ends with Run's parameter list.
using Npgsql;

[Task]
public sealed partial record Stored(string Key, int Value)
{
    public async Task<int> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(); // RFN305
        await using var command = new NpgsqlCommand("INSERT INTO setting VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", connection);
        command.Parameters.AddWithValue(Key);
        command.Parameters.AddWithValue(Value);
        await command.ExecuteNonQueryAsync(); // RFN305
        cancellationToken.ThrowIfCancellationRequested();
        return Value;
    }
}
