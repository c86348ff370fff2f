// nextval hands out another number at each run, conflict clause or not.
using Npgsql;

[Task]
public sealed partial record InvoiceNumbered(long Order)
{
    public long Run([Service] NpgsqlDataSource source)
    {
        using var command = source.CreateCommand("""
            INSERT INTO invoice (order_id, number) VALUES (@order, nextval('invoice_number'))
            ON CONFLICT (order_id) DO UPDATE SET number = EXCLUDED.number
            """);
        command.Parameters.AddWithValue("order", Order);
        command.ExecuteNonQuery(); // RFN203
        return Order;
    }
}
