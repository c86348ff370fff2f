// CREATE and DROP are in a literal and in a comment of the statement, and in the output's text.
using Npgsql;

[Task]
public sealed partial record Advice(int Rule)
{
    public string Run([Service] NpgsqlDataSource source)
    {
        const string advice = "CREATE INDEX missing_index ON t (c); DROP TABLE unused";
        using var command = source.CreateCommand(
            """
            -- DROP TABLE advice; was the old way
            INSERT INTO advice (rule, text) VALUES (@rule, 'use CREATE TABLE big (id int)')
            ON CONFLICT (rule) DO UPDATE SET text = excluded.text /* ALTER TABLE advice */
            """);
        command.Parameters.AddWithValue("rule", Rule);
        command.ExecuteNonQuery();
        return advice;
    }
}
