// The token is given by name, within a definition, in a linked source, in options, to an enumerable.
using Dapper;
using Npgsql;

public sealed class Maintenance(NpgsqlDataSource source)
{
    public async Task<int> MarkAsync(IAsyncEnumerable<string> ids, CancellationToken token)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(token);
        limited.CancelAfter(TimeSpan.FromMinutes(10));
        await using var connection = await source.OpenConnectionAsync(limited.Token);
        var all = new List<string>();
        await foreach (var id in ids.WithCancellation(limited.Token).ConfigureAwait(false))
            all.Add(id);
        return await connection.ExecuteAsync(new CommandDefinition("UPDATE part SET checked = true WHERE id = ANY (@all)", new { all }, cancellationToken: limited.Token));
    }
}

[Task]
public sealed partial record Marked(string File)
{
    [Requires] public FileSource Ids => new(File);

    public async Task<int> Run(IAsyncEnumerable<string> ids, [Service] NpgsqlDataSource source, TaskContext context)
    {
        await Task.Delay(millisecondsDelay: 10, cancellationToken: context.CancellationToken);
        return await new Maintenance(source).MarkAsync(ids, context.CancellationToken);
    }
}
