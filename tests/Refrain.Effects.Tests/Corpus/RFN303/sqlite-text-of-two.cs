// SQLite runs each statement of a text on its own: the DELETE is committed before the INSERT starts.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Reclassed(string Database, int Year)
{
    private const string Script = """
        DELETE FROM class_count WHERE year = $year;
        INSERT INTO class_count (year, class, n)
        SELECT year, class, count(*) FROM item WHERE year = $year GROUP BY class;
        """;

    public int Run()
    {
        using var connection = new SqliteConnection("Data Source=" + Database);
        connection.Open();
        using var command = new SqliteCommand(Script, connection);
        command.Parameters.AddWithValue("$year", Year);
        return command.ExecuteNonQuery(); // RFN202 RFN303
    }
}
