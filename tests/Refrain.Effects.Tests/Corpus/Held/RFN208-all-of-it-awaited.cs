// Workers are started at once, kept in an array and a field, and awaited at the end, one way or another.
using System.Threading.Channels;

public sealed record Document(int Number, int Words);

public sealed class Pool : IAsyncDisposable
{
    private readonly Channel<(int Number, string Text)> _work = Channel.CreateUnbounded<(int, string)>();
    private readonly Task[] _workers;

    public Pool(int workers, Action<int, string> handle) =>
        _workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(handle)))];

    public ValueTask EnqueueAsync(int number, string text, CancellationToken token) => _work.Writer.WriteAsync((number, text), token);

    public async ValueTask DisposeAsync()
    {
        _work.Writer.Complete();
        await Task.WhenAll(_workers);
    }

    private async Task WorkAsync(Action<int, string> handle)
    {
        await foreach (var (number, text) in _work.Reader.ReadAllAsync())
            handle(number, text);
    }
}

[Task]
public sealed partial record WordCounts(string Corpus)
{
    [Requires] public FileSource Lines => new(Corpus);

    public async Task<IReadOnlyList<Document>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var documents = new Document[lines.Count];
        await using (var pool = new Pool(4, (number, text) => documents[number] = new(number, text.Split(' ').Length)))
        {
            for (var i = 0; i < lines.Count; i++)
                await pool.EnqueueAsync(i, lines[i], cancellationToken);
        }

        var longest = Task.Run(() => documents.Max(document => document.Words), cancellationToken);
        var total = Task.Run(() => documents.Sum(document => document.Words), cancellationToken);
        var both = Task.WhenAll(longest, total);
        var (most, all) = (await both) is [var first, var second] ? (first, second) : (0, 0);
        return most > all ? [] : documents;
    }
}
