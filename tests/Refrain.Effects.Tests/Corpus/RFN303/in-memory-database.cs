// The database lives in memory and ends with the task: nothing outside can be half done.
using Dapper;
using Microsoft.Data.Sqlite;

public readonly record struct Edge(int From, int To);

[Task]
public sealed partial record Edges(int Nodes)
{
    public IEnumerable<Edge> Run() => Enumerable.Range(0, Nodes).Select(n => new Edge(n, n / 2));
}

[Task, Requires<Edges>]
public sealed partial record Reachable(int Nodes)
{
    public int Run(IEnumerable<Edge> edges)
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        memory.Execute("CREATE TABLE edge (source INTEGER, target INTEGER)");
        foreach (var edge in edges)
            memory.Execute("INSERT INTO edge (source, target) VALUES (@From, @To)", edge);
        return memory.ExecuteScalar<int>(
            "WITH RECURSIVE reach (n) AS (SELECT @start UNION SELECT target FROM edge JOIN reach ON source = n) SELECT count(*) FROM reach",
            new { start = Nodes - 1 });
    }
}
