// A SQLite file in the scratch folder: empty at each attempt, read back at the end.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record DistinctLines(string Source)
{
    [Requires] public FileSource Input => new(Source);

    public long Run(IEnumerable<string> input, TaskContext context)
    {
        var file = Path.Combine(context.ScratchDirectory, "lines.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "CREATE TABLE line (text TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO line (text) VALUES ($text)";
        var text = command.Parameters.Add("$text", SqliteType.Text);
        foreach (var line in input)
        {
            text.Value = line;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        command.Parameters.Clear();
        command.CommandText = "SELECT COUNT(DISTINCT text) FROM line";
        return (long)command.ExecuteScalar()!;
    }
}
