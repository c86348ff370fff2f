// The conflict clause adds to what is stored: no duplicate row, but a count that grows with every run.
using Npgsql;

public readonly record struct PageHits(string Page, int Hits);

[Task]
public sealed partial record HitsOfDay(DateOnly Day)
{
    public IEnumerable<PageHits> Run() => [new("/", 100), new("/about", 3)];
}

[Task]
public sealed partial record HitsMerged(DateOnly Day)
{
    [Requires] public HitsOfDay Hits => new(Day);

    public int Run(IReadOnlyList<PageHits> hits, [Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using var command = new NpgsqlCommand(
            """
            INSERT INTO page AS p (path, hits) VALUES ($1, $2)
            ON CONFLICT (path) DO UPDATE SET hits = p.hits + EXCLUDED.hits
            """,
            connection,
            transaction);
        var path = command.Parameters.Add(new NpgsqlParameter<string>());
        var count = command.Parameters.Add(new NpgsqlParameter<int>());
        foreach (var (page, n) in hits)
        {
            path.Value = page;
            count.Value = n;
            command.ExecuteNonQuery(); // RFN203
        }

        transaction.Commit();
        return hits.Count;
    }
}
