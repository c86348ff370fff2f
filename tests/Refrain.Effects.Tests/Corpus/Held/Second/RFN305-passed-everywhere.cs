// The token is passed through every layer, or is refused on purpose.
using System.Runtime.CompilerServices;
using Npgsql;

public sealed class Batches(NpgsqlDataSource source)
{
    public async Task<int> ApplyAsync(IAsyncEnumerable<string[]> batches, CancellationToken token)
    {
        var count = 0;
        await using var connection = await source.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await foreach (var batch in batches.WithCancellation(token))
        {
            await using var command = new NpgsqlCommand("UPDATE part SET seen = true WHERE id = ANY ($1)", connection, transaction);
            command.Parameters.AddWithValue(batch);
            count += await command.ExecuteNonQueryAsync(token);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return count;
    }
}

[Task]
public sealed partial record Seen(string File)
{
    [Requires] public FileSource Ids => new(File);

    public async Task<int> Run(IAsyncEnumerable<string> ids, [Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(1);
        await gate.WaitAsync(cancellationToken);
        return await new Batches(source).ApplyAsync(Chunks(ids, cancellationToken), cancellationToken);
    }

    private static async IAsyncEnumerable<string[]> Chunks(IAsyncEnumerable<string> ids, [EnumeratorCancellation] CancellationToken token)
    {
        var chunk = new List<string>();
        await foreach (var id in ids.WithCancellation(token))
        {
            chunk.Add(id);
            if (chunk.Count == 500)
            {
                yield return chunk.ToArray();
                chunk.Clear();
            }
        }

        if (chunk.Count > 0)
            yield return chunk.ToArray();
    }
}
