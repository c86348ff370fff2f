// An upsert for each row, each in a transaction of its own.
using Microsoft.Data.Sqlite;

public sealed class Table(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _put = Prepared(connection);

    public void Put(string key, string value)
    {
        _put.Parameters["$key"].Value = key;
        _put.Parameters["$value"].Value = value;
        _put.ExecuteNonQuery(); // RFN303
    }

    public void Dispose() => _put.Dispose();

    private static SqliteCommand Prepared(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "INSERT OR REPLACE INTO setting (key, value) VALUES ($key, $value)";
        command.Parameters.Add("$key", SqliteType.Text);
        command.Parameters.Add("$value", SqliteType.Text);
        return command;
    }
}

[Task]
public sealed partial record StoredSettings(string File, string Database)
{
    [Requires] public FileSource Settings => new(File);

    public int Run(IReadOnlyList<string> settings)
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var table = new Table(connection);
        foreach (var cells in settings.Select(line => line.Split('=', 2)))
            table.Put(cells[0], cells[1]);
        return settings.Count;
    }
}
