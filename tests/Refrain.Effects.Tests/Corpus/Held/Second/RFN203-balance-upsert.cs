// The upsert adds to the stored balance.
using Microsoft.Data.Sqlite;

public sealed class Ledger(SqliteConnection connection)
{
    private const string Table = "balance";

    private static readonly string s_book =
        $"INSERT INTO {Table} (account, cents) VALUES ($account, $cents) " +
        $"ON CONFLICT (account) DO UPDATE SET cents = {Table}.cents + excluded.cents";

    public void Book(string account, long cents)
    {
        using var command = new SqliteCommand(s_book, connection);
        command.Parameters.AddWithValue("$account", account);
        command.Parameters.AddWithValue("$cents", cents);
        command.ExecuteNonQuery(); // RFN203
    }
}

[Task]
public sealed partial record Booked(string Account, long Cents)
{
    public long Run([Service] SqliteConnection connection)
    {
        new Ledger(connection).Book(Account, Cents);
        return Cents;
    }
}
