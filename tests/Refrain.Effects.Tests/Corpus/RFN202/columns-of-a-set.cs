// The columns of an upsert come from a set; what is stored is the same in any order of them.
using Dapper;
using Npgsql;

[Task]
public sealed partial record StoredColumns(string Id, string Name)
{
    public int Run([Service] NpgsqlConnection connection)
    {
        var columns = new HashSet<string>(StringComparer.Ordinal) { "name", "title" };
        var sql = $"INSERT INTO person (id, {string.Join(", ", columns)}) VALUES (@Id, {string.Join(", ", columns.Select(_ => "@Name"))}) ON CONFLICT (id) DO UPDATE SET name = @Name, title = @Name";
        return connection.Execute(sql, new { Id, Name });
    }
}
