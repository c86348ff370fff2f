// Two more statements come after the transaction has ended, not in it.
using Npgsql;

[Task]
public sealed partial record Closed(int Year, int Month)
{
    public int Run([Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        int rows;
        using (var transaction = connection.BeginTransaction())
        {
            rows = Execute(connection, "UPDATE posting SET state = 'closed' WHERE year = $1 AND month = $2");
            transaction.Commit();
        }

        Command(connection, "INSERT INTO closing (year, month) VALUES ($1, $2) ON CONFLICT DO NOTHING").ExecuteNonQuery();
        Command(connection, "UPDATE period SET open = false WHERE year = $1 AND month = $2").ExecuteNonQuery(); // RFN303
        return rows;
    }

    private int Execute(NpgsqlConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteNonQuery();
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql) =>
        new(sql, connection) { Parameters = { new() { Value = Year }, new() { Value = Month } } };
}
