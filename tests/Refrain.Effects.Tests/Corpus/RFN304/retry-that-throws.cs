// Attempts are caught while there are more of them; the last exception leaves Run.
using Npgsql;

[Task]
public sealed partial record Touched(string Table, string Key)
{
    private const int Attempts = 4;

    public async Task<string> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                await using var command = new NpgsqlCommand($"UPDATE {Table} SET touched = true WHERE key = $1", connection, transaction);
                command.Parameters.AddWithValue(Key);
                await command.ExecuteNonQueryAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return Key;
            }
            catch (NpgsqlException e) when (e.IsTransient && attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), cancellationToken);
            }
        }
    }
}
