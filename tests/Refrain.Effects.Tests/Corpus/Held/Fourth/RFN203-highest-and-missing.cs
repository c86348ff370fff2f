// Values that look relative: the greater of two, what was missing, a case that keeps what is there.
using Dapper;
using Npgsql;

public static class Statements
{
    public const string Highest = """
        INSERT INTO player AS p (name, best, first_seen, rank)
        VALUES (@Name, @Score, @Day, 'new')
        ON CONFLICT (name) DO UPDATE SET
            best = GREATEST(p.best, EXCLUDED.best),
            first_seen = COALESCE(p.first_seen, EXCLUDED.first_seen),
            rank = CASE WHEN EXCLUDED.best > 1000 THEN 'master' ELSE p.rank END
        """;
}

[Task]
public sealed partial record BestScore(string Name, int Score, DateOnly Day)
{
    public Task<int> Run([Service] NpgsqlConnection connection) => connection.ExecuteAsync(Statements.Highest, new { Name, Score, Day = Day.ToDateTime(default) });
}
