// The repository has no transaction of its own; its caller begins and commits one around all calls.
using Npgsql;

public sealed class StoreTables(NpgsqlConnection connection)
{
    public void Clear(int store) => Run("DELETE FROM opening WHERE store = $1", store);

    public void Open(int store, int weekday, int hour) =>
        Run("INSERT INTO opening (store, weekday, hour) VALUES ($1, $2, $3)", store, weekday, hour);

    private void Run(string sql, params int[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        command.ExecuteNonQuery();
    }
}

[Task]
public sealed partial record Openings(int Store, int Hour)
{
    public int Run([Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.Serializable);
        var tables = new StoreTables(connection);
        tables.Clear(Store);
        for (var weekday = 1; weekday <= 5; weekday++)
            tables.Open(Store, weekday, Hour);
        transaction.Commit();
        return Store;
    }
}
