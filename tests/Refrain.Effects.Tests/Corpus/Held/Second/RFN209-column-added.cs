// ALTER TABLE through a script of two texts; the index is guarded, the column is not.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Upgraded(string Table)
{
    public int Run([Service] SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var text in Script(Table))
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = text;
            command.ExecuteNonQuery(); // RFN209
        }

        transaction.Commit();
        return 2;
    }

    private static string[] Script(string table) =>
    [
        $"ALTER TABLE {table} ADD COLUMN checksum TEXT",
        $"CREATE INDEX IF NOT EXISTS ix_{table}_checksum ON {table} (checksum)",
    ];
}
