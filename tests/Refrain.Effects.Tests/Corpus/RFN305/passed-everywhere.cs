// The token is passed to every call that takes one, by position and by name, and into the helper.
using Npgsql;

[Task]
public sealed partial record Purged(string Table, int Year)
{
    public async Task<int> Run([Service] NpgsqlDataSource source, CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        return await Delete(connection, token);
    }

    private async Task<int> Delete(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"DELETE FROM {Table} WHERE year = $1";
        command.Parameters.AddWithValue(Year);
        return await command.ExecuteNonQueryAsync(cancellationToken: token);
    }
}
