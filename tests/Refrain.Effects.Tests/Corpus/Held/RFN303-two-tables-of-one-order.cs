// Two upserts of one order, each its own transaction: a crash between them leaves an order without its lines' total.
using Dapper;
using Npgsql;

public sealed record Order(string Id, string Customer, long Cents);

public abstract class Gateway(NpgsqlConnection connection)
{
    protected int Put(string table, string columns, string values, string changes, object row) =>
        connection.Execute($"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT (id) DO UPDATE SET {changes}", row); // RFN303
}

public sealed class OrderGateway(NpgsqlConnection connection) : Gateway(connection)
{
    public void Save(Order order)
    {
        Put("orders", "id, customer", "@Id, @Customer", "customer = excluded.customer", order);
        Put("order_total", "id, cents", "@Id, @Cents", "cents = excluded.cents", order);
    }
}

[Task]
public sealed partial record SavedOrder(string File, string Number)
{
    [Requires] public FileSource Lines => new(File);

    public long Run(IEnumerable<string> lines, [Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        var (customer, cents) = ("", 0L);
        foreach (var line in lines)
        {
            switch (line.Split('='))
            {
                case ["customer", var name]:
                    customer = name;
                    break;
                case [_, var amount]:
                    cents += long.Parse(amount);
                    break;
            }
        }

        new OrderGateway(connection).Save(new(Number, customer, cents));
        return cents;
    }
}
