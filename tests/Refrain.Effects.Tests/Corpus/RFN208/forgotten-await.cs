// SaveAsync is called like a void method; the report may be committed before the table is.
using Npgsql;

[Task]
public sealed partial record Saved(string Key, int Value)
{
    public int Run([Service] NpgsqlDataSource source)
    {
        if (Value > 0)
            SaveAsync(source); // RFN208
        return Value;
    }

    private async Task SaveAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
        command.Parameters.AddWithValue(Key);
        command.Parameters.AddWithValue(Value);
        await command.ExecuteNonQueryAsync();
    }
}
