// Helpers open the transaction: around a function, in an object that ends it, and by a scope of the whole thread of execution.
using System.Data;
using System.Transactions;
using Dapper;
using Npgsql;

public static class Units
{
    public static async Task<T> InOneAsync<T>(this NpgsqlDataSource source, Func<NpgsqlConnection, Task<T>> work)
    {
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var result = await work(connection);
        await transaction.CommitAsync();
        return result;
    }

    public static void InScope(Action work)
    {
        using var scope = new TransactionScope(TransactionScopeOption.Required, TransactionScopeAsyncFlowOption.Enabled);
        work();
        scope.Complete();
    }
}

[Task]
public sealed partial record Renamed(string Old, string New)
{
    public async Task<int> Run([Service] NpgsqlDataSource source, [Service] IDbConnection archive)
    {
        var count = await source.InOneAsync(async connection =>
        {
            await connection.ExecuteAsync("DELETE FROM tag WHERE name = @New", new { New });
            return await connection.ExecuteAsync("UPDATE tag SET name = @New WHERE name = @Old", new { Old, New });
        });
        Units.InScope(() =>
        {
            archive.Execute("DELETE FROM alias WHERE tag = @New", new { New });
            archive.Execute("UPDATE alias SET tag = @New WHERE tag = @Old", new { Old, New });
        });
        return count;
    }
}
