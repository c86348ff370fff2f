// The tables swap names, in a transaction even: the second run swaps them back or fails.
using Npgsql;

[Task]
public sealed partial record Swapped(string Table)
{
    public string Run([Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Rename(Table, Table + "_old");
        Rename(Table + "_new", Table);
        transaction.Commit();
        return Table;

        void Rename(string from, string to)
        {
            using var command = new NpgsqlCommand($"ALTER TABLE {from} RENAME TO {to}", connection, transaction);
            command.ExecuteNonQuery(); // RFN209
        }
    }
}
