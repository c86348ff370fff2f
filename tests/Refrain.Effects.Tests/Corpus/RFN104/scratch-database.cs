// The database lies in the scratch folder: it is as new and as short-lived as the attempt.
using Dapper;
using Microsoft.Data.Sqlite;

public sealed record Ranked(string Name, long Points);

[Task]
public sealed partial record Ranking(string File)
{
    [Requires] public FileSource Points => new(File);

    public List<Ranked> Run(IEnumerable<string> points, TaskContext context)
    {
        var file = Path.Combine(context.ScratchDirectory, "ranking.db");
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        connection.Execute("CREATE TABLE points (name TEXT NOT NULL, points INTEGER NOT NULL)");
        foreach (var line in points)
            connection.Execute("INSERT INTO points VALUES (@name, @points)", new { name = line.Split(';')[0], points = long.Parse(line.Split(';')[1]) });
        return connection.Query<Ranked>("SELECT name, sum(points) AS points FROM points GROUP BY name ORDER BY 2 DESC, 1").AsList();
    }
}
