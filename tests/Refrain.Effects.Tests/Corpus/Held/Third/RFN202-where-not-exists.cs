// A row is inserted only where its key is not there.
using Dapper;
using Npgsql;

[Task]
public sealed partial record OnceOnly(string Key)
{
    public Task<int> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken) => connection.ExecuteAsync(new CommandDefinition(
        "INSERT INTO seen (key) SELECT @Key WHERE NOT EXISTS (SELECT 1 FROM seen WHERE key = @Key)", new { Key }, cancellationToken: cancellationToken));
}
