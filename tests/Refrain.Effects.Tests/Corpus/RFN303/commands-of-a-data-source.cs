// Each command of the data source takes a connection of its own, and commits by itself.
using Npgsql;

[Task]
public sealed partial record Flags(string Prefix, int Count)
{
    public async Task<int> Run([Service] NpgsqlDataSource source, TaskContext context)
    {
        for (var i = 0; i < Count; i++)
        {
            await using var command = source.CreateCommand("INSERT INTO flag (name) VALUES (@name) ON CONFLICT (name) DO NOTHING");
            command.Parameters.AddWithValue("name", $"{Prefix}{i}");
            await command.ExecuteNonQueryAsync(context.CancellationToken); // RFN303
        }

        return Count;
    }
}
