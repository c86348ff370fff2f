// The transaction is on one connection, both deletions go over the other: what was begun does not hold them together.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Moved(string Shop)
{
    public int Run([Service] NpgsqlConnection source, [Service] NpgsqlConnection archive)
    {
        using var transaction = source.BeginTransaction();
        archive.Execute("DELETE FROM totals WHERE shop = @Shop", new { Shop });
        archive.Execute("DELETE FROM shops WHERE shop = @Shop", new { Shop }); // RFN303
        transaction.Commit();
        return Shop.Length;
    }
}
