// Two connections that are each used rightly: two statements in the transaction of the one, a single statement over the other, and a helper that is handed the first.
using Dapper;
using Npgsql;

public sealed class Shops(NpgsqlConnection connection)
{
    public void Clear(string shop) => connection.Execute("DELETE FROM shops WHERE shop = @shop", new { shop });
}

[Task]
public sealed partial record Cleared(string Shop)
{
    public int Run([Service] NpgsqlConnection here, [Service] NpgsqlConnection there)
    {
        using var first = here.BeginTransaction();
        using var second = there.BeginTransaction();
        here.Execute("DELETE FROM totals WHERE shop = @Shop", new { Shop });
        new Shops(here).Clear(Shop);
        there.Execute("DELETE FROM totals WHERE shop = @Shop", new { Shop });
        there.Execute("DELETE FROM days WHERE shop = @Shop", new { Shop });
        first.Commit();
        second.Commit();
        return Shop.Length;
    }
}

[Task]
public sealed partial record Forgotten(string Shop)
{
    public int Run([Service] NpgsqlConnection here, [Service] NpgsqlConnection there) =>
        here.Execute("DELETE FROM totals WHERE shop = @Shop", new { Shop }) + there.Execute("DELETE FROM totals WHERE shop = @Shop", new { Shop });
}
