// Npgsql runs the statements of one command text in one transaction: the day is replaced as a whole.
using Npgsql;

[Task]
public sealed partial record DailyTotals(DateOnly Day)
{
    public int Run([Service] NpgsqlDataSource source)
    {
        using var command = source.CreateCommand(
            """
            DELETE FROM daily_total WHERE day = @day;
            INSERT INTO daily_total (day, shop, cents)
                SELECT day, shop, sum(cents) FROM sale WHERE day = @day GROUP BY day, shop;
            """);
        command.Parameters.AddWithValue("day", Day);
        return command.ExecuteNonQuery();
    }
}
