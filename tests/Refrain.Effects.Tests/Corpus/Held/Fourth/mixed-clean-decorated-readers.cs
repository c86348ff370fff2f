// Readers that wrap readers: one that remembers, one that retries what is asked for twice, one that counts for the log.
using Microsoft.Extensions.Logging;

public interface IReader<TKey, TValue>
{
    ValueTask<TValue> ReadAsync(TKey key, CancellationToken token);
}

public sealed class Remembering<TKey, TValue>(IReader<TKey, TValue> inner) : IReader<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _known = [];

    public async ValueTask<TValue> ReadAsync(TKey key, CancellationToken token)
    {
        if (!_known.TryGetValue(key, out var value))
            _known[key] = value = await inner.ReadAsync(key, token);
        return value;
    }
}

public sealed class Counting<TKey, TValue>(IReader<TKey, TValue> inner, ILogger log) : IReader<TKey, TValue>
{
    private int _reads;

    public async ValueTask<TValue> ReadAsync(TKey key, CancellationToken token)
    {
        log.LogTrace("read {Number} at {At}", ++_reads, DateTime.UtcNow);
        return await inner.ReadAsync(key, token);
    }
}

public sealed class OfLines(IReadOnlyList<string> lines) : IReader<int, string>
{
    public ValueTask<string> ReadAsync(int key, CancellationToken token) => token.IsCancellationRequested ? ValueTask.FromCanceled<string>(token) : new(lines[key % lines.Count]);
}

[Task]
public sealed partial record Picked(string File, int Step)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        IReader<int, string> reader = new Remembering<int, string>(new Counting<int, string>(new OfLines(lines), context.Logger));
        var picked = new List<string>();
        for (var at = 0; at < lines.Count; at += Step)
            picked.Add(await reader.ReadAsync(at, context.CancellationToken));
        return picked;
    }
}
