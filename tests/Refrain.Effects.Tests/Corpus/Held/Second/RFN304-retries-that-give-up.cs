// After the last attempt the helper returns false, and nobody asks.
using Npgsql;

public static class Retry
{
    public static async Task<bool> TryAsync(int attempts, Func<CancellationToken, Task> work, CancellationToken token)
    {
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            try
            {
                await work(token);
                return true;
            }
            catch (Exception) // RFN304
            {
                await Task.Delay(100 * attempt, token);
            }
        }

        return false;
    }
}

[Task]
public sealed partial record Marked(string Name)
{
    public async Task<string> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await Retry.TryAsync(
            3,
            async token =>
            {
                await using var command = source.CreateCommand("UPDATE job SET done = true WHERE name = $1");
                command.Parameters.AddWithValue(Name);
                await command.ExecuteNonQueryAsync(token);
            },
            cancellationToken);
        return Name;
    }
}
