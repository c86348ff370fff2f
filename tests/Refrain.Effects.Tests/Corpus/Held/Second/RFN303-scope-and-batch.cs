// A TransactionScope around two repositories, an NpgsqlBatch, and a transaction in the text.
using System.Transactions;
using Dapper;
using Npgsql;

public sealed class Places(NpgsqlDataSource source)
{
    public async Task MoveAsync(string from, string to)
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE place SET guest = NULL WHERE id = @from", new { from });
        await connection.ExecuteAsync("UPDATE place SET guest = 'moved' WHERE id = @to", new { to });
        scope.Complete();
    }

    public async Task CloseAsync(string place)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("DELETE FROM booking WHERE place = $1") { Parameters = { new() { Value = place } } });
        batch.BatchCommands.Add(new("UPDATE place SET closed = true WHERE id = $1") { Parameters = { new() { Value = place } } });
        await batch.ExecuteNonQueryAsync();
    }
}

[Task]
public sealed partial record Moved(string From, string To)
{
    public async Task<string> Run([Service] NpgsqlDataSource source)
    {
        await new Places(source).MoveAsync(From, To);
        return To;
    }
}

[Task]
public sealed partial record ClosedPlace(string Place)
{
    public async Task<string> Run([Service] NpgsqlDataSource source)
    {
        await new Places(source).CloseAsync(Place);
        return Place;
    }
}
