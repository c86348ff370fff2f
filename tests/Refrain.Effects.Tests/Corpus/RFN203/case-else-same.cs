// CASE … ELSE the column itself: either the given value or what is stored.
using Npgsql;

[Task]
public sealed partial record Reclassified(string From, string To)
{
    private string Text(string column) =>
        $"UPDATE asset SET {column} = CASE WHEN {column} = @from THEN @to ELSE {column} END";

    public int Run([Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var command = new NpgsqlCommand(Text("category"), connection);
        command.Parameters.AddWithValue("from", From);
        command.Parameters.AddWithValue("to", To);
        return command.ExecuteNonQuery();
    }
}
