// ON CONFLICT … DO UPDATE with absolute values: the second run writes the same row.
using Npgsql;

[Task]
public sealed partial record Balance(long Account, int Year)
{
    public long Run() => Account * 100 + Year;
}

[Task, Requires<Balance>]
public sealed partial record BalanceStored(long Account, int Year)
{
    private const string Upsert = """
        INSERT INTO balance AS b (account, year, cents)
        VALUES ($1, $2, $3)
        ON CONFLICT (account, year) DO UPDATE SET cents = EXCLUDED.cents
        WHERE b.cents IS DISTINCT FROM EXCLUDED.cents
        """;

    public async Task<long> Run(long balance, [Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Upsert);
        command.Parameters.AddWithValue(Account);
        command.Parameters.AddWithValue(Year);
        command.Parameters.AddWithValue(balance);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return balance;
    }
}
