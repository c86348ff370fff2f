// What the update computes is the same the second time: the greater of both, or the value of the parameters.
using Dapper;
using Npgsql;

[Task]
public sealed partial record HighWater(string Stream, long Offset, string Owner)
{
    private const string Text = """
        UPDATE stream
        SET high_water = GREATEST(high_water, @Offset),
            owner = COALESCE(owner, @Owner),
            state = CASE WHEN state = 'new' THEN 'running' ELSE state END
        WHERE name = @Stream
        """;

    public async Task<int> Run([Service] NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteAsync(Text, new { Stream, Offset, Owner });
    }
}
