// Many statements, one transaction that is committed at the end.
using Npgsql;

[Task]
public sealed partial record Seats(int Hall)
{
    public IReadOnlyList<int> Run() => [12, 14, 16];
}

[Task, Requires<Seats>]
public sealed partial record SeatsStored(int Hall)
{
    public async Task<int> Run(IReadOnlyList<int> seats, [Service] NpgsqlDataSource source, CancellationToken token)
    {
        await using var connection = await source.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await Execute("DELETE FROM seat_row WHERE hall = $1", Hall);
        for (var row = 0; row < seats.Count; row++)
            await Execute("INSERT INTO seat_row (hall, row, seats) VALUES ($1, $2, $3)", Hall, row, seats[row]);
        await transaction.CommitAsync(token);
        return seats.Count;

        async Task Execute(string sql, params int[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values)
                command.Parameters.AddWithValue(value);
            await command.ExecuteNonQueryAsync(token);
        }
    }
}
