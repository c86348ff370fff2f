// Dapper's token travels in the CommandDefinition.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Renamed(int Id, string Name)
{
    private static CommandDefinition Update(object parameters, CancellationToken token) =>
        new("UPDATE person SET name = @Name WHERE id = @Id", parameters, cancellationToken: token);

    public async Task<int> Run([Service] NpgsqlDataSource source, TaskContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.CancellationToken);
        return await connection.ExecuteAsync(Update(new { Id, Name }, context.CancellationToken));
    }
}
