// A column is computed from other columns and other tables: the same however often.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Recomputed(string Order)
{
    private static string Text => string.Join(
        "; ",
        "UPDATE line SET total = price * pieces - rebate WHERE order_id = @Order",
        "UPDATE orders o SET total = (SELECT sum(l.total) FROM line l WHERE l.order_id = o.id) WHERE o.id = @Order",
        "UPDATE orders SET name = trim(name), note = lower(note) WHERE id = @Order");

    public Task<int> Run([Service] NpgsqlConnection connection) => connection.ExecuteAsync(Text, new { Order });
}
