// The transaction of a scope is there already: what is deleted first may be inserted, what is upserted too; a bare insert may not.
using Dapper;

[Task]
public sealed partial record ShopTotals(string Shop)
{
    public void Run(SqlScope scope)
    {
        scope.Connection.Execute("DELETE FROM shop_totals WHERE shop = @Shop", new { Shop }, scope.Transaction);
        scope.Connection.Execute("INSERT INTO shop_totals (shop, amount) SELECT shop, sum(amount) FROM sales WHERE shop = @Shop GROUP BY shop", new { Shop }, scope.Transaction);
        using var command = scope.Connection.CreateCommand();
        command.Transaction = scope.Transaction;
        command.CommandText = "INSERT INTO shops (shop) VALUES ('all') ON CONFLICT (shop) DO NOTHING";
        command.ExecuteNonQuery();
    }
}

[Task]
public sealed partial record ShopEvents(string Shop)
{
    public void Run(SqlScope scope)
    {
        scope.Connection.Execute("INSERT INTO events (shop) VALUES (@Shop)", new { Shop }, scope.Transaction); // RFN202
        scope.Connection.Execute("UPDATE shops SET seen = 1 WHERE shop = @Shop", new { Shop }, scope.Transaction);
    }
}

public sealed record ShopRow(string Shop, int Amount);

[Task]
public sealed partial record ShopPartition(string Shop)
{
    public void Run([Table("shops", Partition = ["shop"])] SqlPartition<ShopRow> shops) => shops.Replace([new ShopRow(Shop, 1)]);
}
