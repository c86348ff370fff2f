// A database in the scratch folder is filled and asked.
using Dapper;
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record DistinctWords(string File)
{
    [Requires] public FileSource Lines => new(File);

    public long Run(IReadOnlyList<string> lines, TaskContext context)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(context.ScratchDirectory, "words.db")}");
        connection.Open();
        connection.Execute("CREATE TABLE word (text TEXT PRIMARY KEY)");
        foreach (var word in lines.SelectMany(line => line.Split(' ')))
            connection.Execute("INSERT INTO word (text) VALUES (@word) ON CONFLICT DO NOTHING", new { word });
        return connection.ExecuteScalar<long>("SELECT count(*) FROM word");
    }
}
