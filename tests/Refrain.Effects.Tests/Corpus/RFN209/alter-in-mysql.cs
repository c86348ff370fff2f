// MySQL's ALTER TABLE fails on the second run.
using MySqlConnector;

[Task]
public sealed partial record WiderColumn(string Table, int Length)
{
    public int Run([Service] MySqlConnection connection)
    {
        using var command = new MySqlCommand($"ALTER TABLE `{Table}` ADD `note` varchar({Length}) NOT NULL DEFAULT ''", connection);
        command.ExecuteNonQuery(); // RFN209
        return Length;
    }
}
