// The greatest version wins, whatever the order of runs.
using Dapper;
using Npgsql;

[Task]
public sealed partial record LatestVersion(string Key, int Version)
{
    public int Run([Service] NpgsqlConnection connection) =>
        connection.Execute("UPDATE document SET version = GREATEST(version, @Version) WHERE key = @Key", new { Key, Version });
}
