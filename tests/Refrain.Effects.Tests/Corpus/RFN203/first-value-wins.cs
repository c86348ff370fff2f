// COALESCE keeps what is there; a second run changes nothing.
using Dapper;
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record FirstSeen(string Database, string Device, DateOnly Day)
{
    public bool Run()
    {
        using var connection = new SqliteConnection("Data Source=" + Database);
        const string sql = "UPDATE device SET first_seen = COALESCE(first_seen, @day) WHERE name = @Device";
        return connection.Execute(sql, new { day = Day.DayNumber, Device }) == 1;
    }
}
