// The same in a transaction that a helper opens and commits around a function.
using Dapper;
using Npgsql;

public static class Transactions
{
    public static async Task InTransaction(this NpgsqlConnection connection, Func<NpgsqlTransaction, Task> work, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        await work(transaction);
        await transaction.CommitAsync(token);
    }
}

[Task]
public sealed partial record SavedWholeInvoice(string Number)
{
    public async Task<string> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.InTransaction(async transaction =>
        {
            await connection.ExecuteAsync("DELETE FROM invoice_line WHERE number = @Number", new { Number }, transaction);
            await connection.ExecuteAsync("UPDATE invoice SET lines = 0 WHERE number = @Number", new { Number }, transaction);
        }, cancellationToken);
        return Number;
    }
}
