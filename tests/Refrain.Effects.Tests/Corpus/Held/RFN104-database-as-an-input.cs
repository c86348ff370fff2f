// The SQLite file came as a required artifact: its rows are declared, whoever opens the connection.
using Microsoft.Data.Sqlite;

public sealed record Stop(string Id, double Latitude, double Longitude);

public sealed class FeedReader : IDisposable
{
    private readonly SqliteConnection _connection;

    public FeedReader(string file)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        _connection = new(text.ToString());
        _connection.Open();
    }

    public IEnumerable<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params (string Name, object Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return map(reader);
    }

    public void Dispose() => _connection.Dispose();
}

[Task]
public sealed partial record StopsInBox(string Feed, double West, double South, double East, double North)
{
    private const string Text = """
        SELECT stop_id, stop_lat, stop_lon
        FROM stops
        WHERE stop_lon BETWEEN $west AND $east AND stop_lat BETWEEN $south AND $north
        ORDER BY stop_id
        """;

    [Requires] public FileSource Database => new(Feed);

    public IReadOnlyList<Stop> Run(Artifact<byte[]> database)
    {
        using var feed = new FeedReader(database.Path);
        return feed.Query(
            Text,
            row => new Stop(row.GetString(0), row.GetDouble(1), row.GetDouble(2)),
            ("$west", West),
            ("$east", East),
            ("$south", South),
            ("$north", North)).ToList();
    }
}
