// Listeners are told by the database.
using Npgsql;

[Task]
public sealed partial record Told(string Name)
{
    public async Task<string> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT pg_notify('changes', $1)");
        command.Parameters.AddWithValue(Name);
        await command.ExecuteNonQueryAsync(cancellationToken); // RFN205
        return Name;
    }
}
