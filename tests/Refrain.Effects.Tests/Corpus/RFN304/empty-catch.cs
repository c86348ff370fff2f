// When the upsert fails, nobody knows: the task is complete all the same.
using Npgsql;

[Task]
public sealed partial record Published(string Key, long Value)
{
    public async Task<long> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.CreateCommand("INSERT INTO kpi (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
            command.Parameters.AddWithValue(Key);
            command.Parameters.AddWithValue(Value);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch // RFN304
        {
        }

        return Value;
    }
}
