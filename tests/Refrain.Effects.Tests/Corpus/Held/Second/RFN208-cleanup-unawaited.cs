// In an async method a call is not awaited: the compiler warns, and nobody looks.
using Npgsql;

public sealed class Session(NpgsqlConnection connection)
{
    public async Task MarkAsync(string state, CancellationToken token)
    {
        await using var command = new NpgsqlCommand("UPDATE session SET state = $1 WHERE name = 'import'", connection) { Parameters = { new() { Value = state } } };
        await command.ExecuteNonQueryAsync(token);
    }
}

[Task]
public sealed partial record Imported(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IAsyncEnumerable<string> lines, [Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var line in lines.WithCancellation(cancellationToken))
            count += line.Length;
        new Session(connection).MarkAsync("done", cancellationToken); // RFN208
        return count;
    }
}
