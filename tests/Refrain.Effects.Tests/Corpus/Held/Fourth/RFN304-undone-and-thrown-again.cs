// What was begun is undone, and the exception goes on, with more to say or as it is.
using Npgsql;

[Task]
public sealed partial record RenamedGroup(string Old, string New)
{
    public async Task<int> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("UPDATE member SET team = $1 WHERE team = $2", connection, transaction) { Parameters = { new() { Value = New }, new() { Value = Old } } };
            var rows = await command.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return rows;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new InvalidDataException("the team is there already: " + New, error);
        }
        catch (Exception)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            throw;
        }
    }
}
