// A dashboard as it grew: a file is appended to, a view created, rows inserted one by one, and a cell says how long it all took.
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

public sealed record Summary(string Name, int Rows, string Took);

public sealed class Dashboard(SqliteConnection connection, string folder)
{
    public int Rebuild(string name, IEnumerable<string> rows)
    {
        connection.Execute("CREATE VIEW long_row AS SELECT text FROM row WHERE length(text) > 80"); // RFN209
        var count = 0;
        foreach (var row in rows)
            count += connection.Execute("INSERT INTO row (dashboard, text) VALUES (@name, @row)", new { name, row }); // RFN202 RFN303
        File.AppendAllText(Path.Combine(folder, "rebuilt.log"), name + "\n"); // RFN201
        return count;
    }
}

[Task]
public sealed partial record Rebuilt(string Name, string Folder)
{
    [Requires] public FileSource Rows => new(Path.Combine(Folder, Name));

    public Summary Run(IReadOnlyList<string> rows, [Service] SqliteConnection connection)
    {
        var watch = Stopwatch.StartNew();
        var count = new Dashboard(connection, Folder).Rebuild(Name, rows);
        return new(Name, count, watch.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)); // RFN101
    }
}
