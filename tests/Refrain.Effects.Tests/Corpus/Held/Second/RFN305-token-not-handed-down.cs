// The token stops at the repository, and a stream is copied without it.
using Npgsql;

public sealed class Documents(NpgsqlConnection connection)
{
    public async Task<int> TouchAsync(string id, CancellationToken token = default)
    {
        await using var command = new NpgsqlCommand("UPDATE document SET touched = true WHERE id = $1", connection);
        command.Parameters.AddWithValue(id);
        return await command.ExecuteNonQueryAsync(token);
    }
}

[Task]
public sealed partial record Touched(string File, string Id)
{
    [Requires] public FileSource Body => new(File);

    public async Task Run(Stream body, OutputFile copy, [Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await new Documents(connection).TouchAsync(Id); // RFN305
        await using var target = copy.OpenWrite();
        await body.CopyToAsync(target); // RFN305
    }
}
