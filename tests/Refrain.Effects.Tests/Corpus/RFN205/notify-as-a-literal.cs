// pg_notify is in a literal and a comment of an upsert; the channel's name is only stored.
using Npgsql;

[Task]
public sealed partial record Documented(string Function, int Uses)
{
    public int Run([Service] NpgsqlDataSource source)
    {
        using var command = source.CreateCommand(
            """
            -- see pg_notify(text, text)
            INSERT INTO function_doc (name, kind, uses) VALUES (@name, 'like pg_notify(''a'', ''b'')', @uses)
            ON CONFLICT (name) DO UPDATE SET uses = excluded.uses
            """);
        command.Parameters.AddWithValue("name", Function);
        command.Parameters.AddWithValue("uses", Uses);
        command.ExecuteNonQuery();
        return Uses;
    }
}
