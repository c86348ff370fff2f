// A lock is taken and an upsert gives the version back: nothing is read that it did not write.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Published(string Name, string Body)
{
    private const string Text = """
        INSERT INTO page (name, body) VALUES (@Name, @Body)
        ON CONFLICT (name) DO UPDATE SET body = excluded.body
        RETURNING id
        """;

    public async Task<long> Run([Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext(@Name))", new { Name }, transaction);
        var id = await connection.QuerySingleAsync<long>(Text, new { Name, Body }, transaction);
        await transaction.CommitAsync();
        return id;
    }
}
