// A surrogate key is generated in a property initialiser of the row.
using Microsoft.Data.Sqlite;

public sealed class OrderRow
{
    public Guid Id { get; init; } = Guid.NewGuid(); // RFN102

    public required string Number { get; init; }

    public long Cents { get; init; }
}

public static class OrderTable
{
    public static void Put(SqliteConnection connection, OrderRow row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO orders (number, id, cents) VALUES ($number, $id, $cents) ON CONFLICT (number) DO UPDATE SET id = excluded.id, cents = excluded.cents";
        command.Parameters.AddWithValue("$number", row.Number);
        command.Parameters.AddWithValue("$id", row.Id.ToString());
        command.Parameters.AddWithValue("$cents", row.Cents);
        command.ExecuteNonQuery();
    }
}

[Task]
public sealed partial record OrderOf(string Number, long Cents)
{
    public long Run([Service] SqliteConnection connection)
    {
        OrderTable.Put(connection, new() { Number = Number, Cents = Cents });
        return Cents;
    }
}
