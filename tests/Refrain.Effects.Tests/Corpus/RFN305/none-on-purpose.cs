// The rollback must not be cancelled: CancellationToken.None says so.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Flagged(string Database, int Id)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            command.Transaction = (SqliteTransaction)transaction;
            command.CommandText = "UPDATE item SET flagged = 1 WHERE id = $id";
            command.Parameters.AddWithValue("$id", Id);
            var rows = await command.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return rows;
        }
        catch
        {
            await transaction.RollbackAsync(CancellationToken.None);
            throw;
        }
    }
}
