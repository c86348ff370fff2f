// Several repositories write within one unit of work, which opens a transaction and commits it once.
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

public sealed record Node(long Id, double X, double Y);

public sealed record Edge(long From, long To, double Length);

public sealed class UnitOfWork : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    public UnitOfWork(DbConnection connection)
    {
        _connection = connection;
        _connection.Open();
        _transaction = _connection.BeginTransaction();
    }

    public int Execute(string sql, object? parameters = null) => _connection.Execute(sql, parameters, _transaction);

    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}

public sealed class Nodes(UnitOfWork work)
{
    public void Put(Node node) => work.Execute("INSERT OR REPLACE INTO node (id, x, y) VALUES (@Id, @X, @Y)", node);
}

public sealed class Edges(UnitOfWork work)
{
    public void Put(IEnumerable<Edge> edges)
    {
        foreach (var edge in edges)
            work.Execute("INSERT INTO edge (a, b, length) VALUES (@From, @To, @Length) ON CONFLICT (a, b) DO UPDATE SET length = excluded.length", edge);
    }
}

[Task]
public sealed partial record StoredNetwork(string File, string Database)
{
    [Requires] public FileSource Points => new(File);

    public int Run(byte[] points)
    {
        using var work = new UnitOfWork(new SqliteConnection($"Data Source={Database}"));
        var (nodes, edges) = (new Nodes(work), new Edges(work));
        Node? last = null;
        var links = new List<Edge>();
        for (var i = 0; i + 16 <= points.Length; i += 16)
        {
            var node = new Node(i / 16, BitConverter.ToDouble(points, i), BitConverter.ToDouble(points, i + 8));
            nodes.Put(node);
            if (last is not null)
                links.Add(new(last.Id, node.Id, Math.Sqrt(Math.Pow(node.X - last.X, 2) + Math.Pow(node.Y - last.Y, 2))));
            last = node;
        }

        edges.Put(links);
        work.Commit();
        return links.Count;
    }
}
