// A crash between DELETE and INSERT loses the day, and two runs at once double it: they are not in one transaction.
using Npgsql;

[Task]
public sealed partial record Stock(DateOnly Day, int Pieces)
{
    public async Task<int> Run([Service] NpgsqlDataSource source, CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        await using (var delete = new NpgsqlCommand("DELETE FROM stock WHERE day = $1", connection) { Parameters = { new() { Value = Day } } })
            await delete.ExecuteNonQueryAsync(token);
        await using var insert = new NpgsqlCommand("INSERT INTO stock (day, pieces) VALUES ($1, $2)", connection)
        {
            Parameters = { new() { Value = Day }, new() { Value = Pieces } },
        };
        return await insert.ExecuteNonQueryAsync(token); // RFN202 RFN303
    }
}
