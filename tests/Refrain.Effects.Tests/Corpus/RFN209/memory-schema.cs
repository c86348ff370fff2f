// The schema is that of a database in memory.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Validated(string Source)
{
    [Requires] public FileSource Statements => new(Source);

    public int Run(string statements)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using (var schema = connection.CreateCommand())
        {
            schema.CommandText = "CREATE TABLE a (x INTEGER); CREATE VIEW v AS SELECT x FROM a; CREATE INDEX i ON a (x)";
            schema.ExecuteNonQuery();
        }

        using var check = connection.CreateCommand();
        check.CommandText = "EXPLAIN SELECT x FROM v WHERE x > $n";
        check.Parameters.AddWithValue("$n", statements.Length);
        check.Prepare();
        return statements.Length;
    }
}
