// CREATE … IF NOT EXISTS and ADD COLUMN IF NOT EXISTS may run again.
using Npgsql;

[Task]
public sealed partial record Partition(int Year)
{
    public string Run([Service] NpgsqlDataSource source)
    {
        var name = $"fact_{Year}";
        using var connection = source.OpenConnection();
        string[] statements =
        [
            $"CREATE TABLE IF NOT EXISTS {name} (id bigint, cents bigint)",
            $"CREATE INDEX IF NOT EXISTS {name}_id ON {name} (id)",
            $"ALTER TABLE {name} ADD COLUMN IF NOT EXISTS note text",
            "DROP TABLE IF EXISTS fact_old",
        ];
        foreach (var sql in statements)
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }

        return name;
    }
}
