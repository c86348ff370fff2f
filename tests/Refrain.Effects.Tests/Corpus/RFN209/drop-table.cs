// Dropping a staging table that is only there the first time.
using Microsoft.Data.Sqlite;

public static class Staging
{
    public static void Drop(string database, string table)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE " + table;
        command.ExecuteNonQuery(); // RFN209
    }
}

[Task]
public sealed partial record StagingRemoved(string Database)
{
    public bool Run()
    {
        Staging.Drop(Database, "stage_import");
        return true;
    }
}
