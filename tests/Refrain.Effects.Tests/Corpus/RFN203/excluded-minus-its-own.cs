// The right-hand sides add and subtract, but only given values and other columns.
using Npgsql;

public readonly record struct Ledger(long Account, long Debit, long Credit);

[Task]
public sealed partial record Ledgers(int Year)
{
    public IEnumerable<Ledger> Run() => [new(1, 100, 40), new(2, 0, 7)];
}

[Task]
public sealed partial record LedgersStored(int Year)
{
    private static readonly string s_upsert = string.Concat(
        "INSERT INTO ledger (account, year, debit, credit, saldo) VALUES (@account, @year, @debit, @credit, @debit - @credit) ",
        "ON CONFLICT (account, year) DO UPDATE ",
        "SET debit = excluded.debit, credit = excluded.credit, saldo = excluded.debit - excluded.credit");

    [Requires] public Ledgers Ledgers => new(Year);

    public async Task<int> Run(IReadOnlyList<Ledger> ledgers, [Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var ledger in ledgers)
        {
            var command = new NpgsqlBatchCommand(s_upsert);
            command.Parameters.AddWithValue("account", ledger.Account);
            command.Parameters.AddWithValue("year", Year);
            command.Parameters.AddWithValue("debit", ledger.Debit);
            command.Parameters.AddWithValue("credit", ledger.Credit);
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
