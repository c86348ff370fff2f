// A MERGE keeps the row single, but what is there is added to: the second run doubles the balance.
using Microsoft.Data.SqlClient;

public sealed record Balance(string Account, long Cents);

public sealed class BalanceTable(SqlConnection connection)
{
    private const string Source = "(SELECT @account AS account, @cents AS cents) AS s";

    private static string Merge(string table, string change) => $"""
        MERGE {table} WITH (HOLDLOCK) AS t
        USING {Source} ON t.account = s.account
        WHEN MATCHED THEN UPDATE SET cents = {change}
        WHEN NOT MATCHED THEN INSERT (account, cents) VALUES (s.account, s.cents);
        """;

    public async Task ApplyAsync(Balance balance, SqlTransaction transaction, CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Merge("dbo.balance", "t.cents + s.cents");
        command.Parameters.AddWithValue("@account", balance.Account);
        command.Parameters.AddWithValue("@cents", balance.Cents);
        await command.ExecuteNonQueryAsync(token); // RFN203
    }
}

[Task]
public sealed partial record PostedBalances(string Journal)
{
    [Requires] public FileSource Entries => new(Journal);

    public async Task<int> Run(IReadOnlyList<string> entries, [Service] SqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(cancellationToken);
        var table = new BalanceTable(connection);
        var balances = entries
            .Select(entry => entry.Split(';'))
            .GroupBy(fields => fields[0], fields => long.Parse(fields[1]))
            .Select(account => new Balance(account.Key, account.Sum()))
            .ToList();
        foreach (var balance in balances)
            await table.ApplyAsync(balance, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return balances.Count;
    }
}
