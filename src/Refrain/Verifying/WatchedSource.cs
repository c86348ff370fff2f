using System.Runtime.CompilerServices;

namespace Refrain.Verifying;

/// <summary>
/// Reads a source as it is, and remembers whether that failed: a task that could not read what is not its own has not failed by its own fault. The task sees what
/// was thrown all the same.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="failed">Told what the reading threw, whenever it does.</param>
internal sealed class WatchedSource(InputReader source, Action<ITask, Exception> failed) : InputReader(source.Task)
{
    public override ContentHash Version => source.Version;

    public override long Size => source.Size;

    public override string Path => Watch(() => source.Path);

    public override string DisplayName => source.DisplayName;

    public override Stream OpenRead() => Watch(source.OpenRead);

    public override ValueTask<T> Value<T>() => WatchAsync(source.Value<T>);

    public override ValueTask<IReadOnlyList<T>> List<T>() => WatchAsync(source.List<T>);

    public override async ValueTask<IEnumerable<T>> Rows<T>() => Each(await WatchAsync(source.Rows<T>));

    public override async ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() => EachAsync(await WatchAsync(source.RowsAsync<T>));

    public override ValueTask<T> Artifact<T>() => WatchAsync(source.Artifact<T>);

    public override void Seal() => source.Seal();

    public override void Close() => source.Close();

    private IEnumerable<T> Each<T>(IEnumerable<T> rows)
    {
        using var each = Watch(rows.GetEnumerator);
        while (Watch(each.MoveNext))
            yield return each.Current;
    }

    private async IAsyncEnumerable<T> EachAsync<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var each = Watch(() => rows.GetAsyncEnumerator(cancellationToken));
        while (await WatchAsync(each.MoveNextAsync))
            yield return each.Current;
    }

    private T Watch<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failed(Task, e);
            throw;
        }
    }

    private async ValueTask<T> WatchAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failed(Task, e);
            throw;
        }
    }
}
