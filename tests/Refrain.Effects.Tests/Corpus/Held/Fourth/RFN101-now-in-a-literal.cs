// now() stands in a comment and in a literal of the statement, and is the name of a parameter; no clock is asked.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Explained(string Name, DateTime Now)
{
    private const string Text = """
        -- was: changed_at = now()
        INSERT INTO explanation (name, body, changed_at)
        VALUES (@Name, 'now() is not asked /* random() neither */', @Now)
        ON CONFLICT (name) DO UPDATE SET body = EXCLUDED.body, changed_at = EXCLUDED.changed_at
        """;

    public Task<int> Run([Service] NpgsqlConnection connection) => connection.ExecuteAsync(Text, new { Name, Now });
}
