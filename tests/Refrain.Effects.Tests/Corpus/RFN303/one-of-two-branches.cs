// Two statements in the source, one at run time.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Subscription(long Person, bool Active)
{
    public async Task<bool> Run([Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        if (!Active)
        {
            await connection.ExecuteAsync("DELETE FROM subscription WHERE person = @Person", new { Person });
            return false;
        }

        await connection.ExecuteAsync("INSERT INTO subscription (person) VALUES (@Person) ON CONFLICT DO NOTHING", new { Person });
        return true;
    }
}
