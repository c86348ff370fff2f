// A row is read, copied with another balance, and written back.
using Dapper;
using Npgsql;

public sealed record Account(string Number, long Cents, int Version);

public sealed class Accounts(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    public Task<Account> GetAsync(string number) =>
        connection.QuerySingleAsync<Account>("SELECT number, cents, version FROM account WHERE number = @number FOR UPDATE", new { number }, transaction); // RFN104

    public Task<int> PutAsync(Account account) =>
        connection.ExecuteAsync("UPDATE account SET cents = @Cents, version = @Version WHERE number = @Number", account, transaction); // RFN203
}

[Task]
public sealed partial record Deposited(string Number, long Cents)
{
    public async Task<string> Run([Service] NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var accounts = new Accounts(connection, transaction);
        var account = await accounts.GetAsync(Number);
        await accounts.PutAsync(account with { Cents = account.Cents + Cents, Version = account.Version + 1 });
        await transaction.CommitAsync();
        return Number;
    }
}
