// SQLite's INSERT OR REPLACE and INSERT OR IGNORE are conflict clauses too.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Glossary(string Source, string Database)
{
    [Requires] public FileSource Terms => new(Source);

    public int Run(IEnumerable<string> terms)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var changed = 0;
        foreach (var line in terms)
        {
            var parts = line.Split('=', 2);
            changed += Write(connection, transaction, Statement(parts.Length == 2), parts);
        }

        transaction.Commit();
        return changed;
    }

    private static string Statement(bool hasMeaning) => hasMeaning
        ? "INSERT OR REPLACE INTO term (name, meaning) VALUES ($0, $1)"
        : "INSERT OR IGNORE INTO term (name) VALUES ($0)";

    private static int Write(SqliteConnection connection, SqliteTransaction transaction, string sql, string[] values)
    {
        using var command = new SqliteCommand(sql, connection, transaction);
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i]);
        return command.ExecuteNonQuery();
    }
}
