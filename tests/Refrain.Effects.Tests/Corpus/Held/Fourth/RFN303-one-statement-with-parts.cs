// One statement whose parts change two tables, and a unit of work that takes the transaction along.
using System.Data.Common;
using Dapper;
using Npgsql;

public sealed class UnitOfWork(DbConnection connection) : IAsyncDisposable
{
    private DbTransaction? _transaction;

    public async Task<UnitOfWork> BeginAsync()
    {
        _transaction = await connection.BeginTransactionAsync();
        return this;
    }

    public Task<int> DoAsync(string text, object values) => connection.ExecuteAsync(text, values, _transaction);

    public Task CommitAsync() => _transaction!.CommitAsync();

    public ValueTask DisposeAsync() => _transaction?.DisposeAsync() ?? ValueTask.CompletedTask;
}

[Task]
public sealed partial record MovedRows(string From, string To)
{
    private const string Move = "WITH gone AS (DELETE FROM item WHERE shelf = @From RETURNING id, name) INSERT INTO item_of (shelf, id, name) SELECT @To, id, name FROM gone ON CONFLICT (shelf, id) DO NOTHING";

    public async Task<int> Run([Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var unit = await new UnitOfWork(connection).BeginAsync();
        var rows = await unit.DoAsync(Move, new { From, To });
        await unit.DoAsync("UPDATE shelf SET state = 'empty' WHERE id = @From", new { From });
        await unit.CommitAsync();
        return rows;
    }
}
