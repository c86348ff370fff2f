// The database is in memory, made here and gone afterwards; it only sorts and joins.
using Microsoft.Data.Sqlite;

public sealed record Joined(string Key, long Left, long Right);

[Task]
public sealed partial record JoinedCounts(string File)
{
    [Requires] public FileSource Counts => new(File);

    public List<Joined> Run(IReadOnlyList<string> counts)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using (var create = new SqliteCommand("CREATE TABLE counts (key TEXT PRIMARY KEY, n INTEGER NOT NULL)", connection))
            create.ExecuteNonQuery();

        using var insert = new SqliteCommand("INSERT INTO counts (key, n) VALUES ($key, $n)", connection);
        var key = insert.Parameters.Add("$key", SqliteType.Text);
        var n = insert.Parameters.Add("$n", SqliteType.Integer);
        foreach (var line in counts)
        {
            (key.Value, n.Value) = (line.Split(' ')[0], long.Parse(line.Split(' ')[1]));
            insert.ExecuteNonQuery();
        }

        var rows = new List<Joined>();
        using var select = new SqliteCommand("SELECT a.key, a.n, b.n FROM counts a JOIN counts b ON b.key = a.key || '!' ORDER BY a.key", connection);
        using var reader = select.ExecuteReader();
        while (reader.Read())
            rows.Add(new Joined(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        return rows;
    }
}
