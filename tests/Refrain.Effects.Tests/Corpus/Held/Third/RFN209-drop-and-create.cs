// A table is dropped if it exists and created, in one transaction.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Rebuilt(string Suffix)
{
    public async Task<int> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition($"DROP TABLE IF EXISTS stage_{Suffix}", transaction: transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition($"CREATE TABLE stage_{Suffix} (id bigint)", transaction: transaction, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return Suffix.Length;
    }
}
