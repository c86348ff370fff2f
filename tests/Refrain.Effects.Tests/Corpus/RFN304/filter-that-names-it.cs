// A filter picks the one error that means "it is there already", which is what the task wants.
using Npgsql;

[Task]
public sealed partial record Registered(string Name)
{
    public async Task<bool> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("INSERT INTO registered (name) SELECT @name WHERE NOT EXISTS (SELECT 1 FROM registered WHERE name = @name)");
        command.Parameters.AddWithValue("name", Name);
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }
}
