// The second run fails: the table is there.
using Npgsql;

[Task]
public sealed partial record YearTable(int Year)
{
    public string Run([Service] NpgsqlDataSource source)
    {
        var name = $"measure_{Year}";
        using var command = source.CreateCommand($"CREATE TABLE {name} (probe text PRIMARY KEY, value bigint NOT NULL)");
        command.ExecuteNonQuery(); // RFN209
        return name;
    }
}
