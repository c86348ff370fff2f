// The row is inserted only where none is there yet.
using Npgsql;

[Task]
public sealed partial record Customer(long Id, string Name)
{
    public string Run([Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO customer (id, name)
            SELECT @id, @name
            WHERE NOT EXISTS (SELECT 1 FROM customer WHERE id = @id)
            """;
        command.Parameters.AddWithValue("id", Id);
        command.Parameters.AddWithValue("name", Name);
        command.ExecuteNonQuery();
        return Name;
    }
}
