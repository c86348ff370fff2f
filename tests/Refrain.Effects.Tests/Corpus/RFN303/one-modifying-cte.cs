// One statement with a data-modifying CTE: rows are moved as a whole or not at all.
using Npgsql;

[Task]
public sealed partial record InboxMoved(DateOnly Day)
{
    private const string Move = """
        WITH moved AS (
            DELETE FROM inbox WHERE day = @day
            RETURNING id, day, body
        )
        INSERT INTO archive (id, day, body)
        SELECT id, day, body FROM moved
        ON CONFLICT (id) DO NOTHING
        """;

    public int Run([Service] NpgsqlDataSource source)
    {
        using var command = source.CreateCommand(Move);
        command.Parameters.AddWithValue("day", Day);
        return command.ExecuteNonQuery();
    }
}
