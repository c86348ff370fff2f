namespace Refrain;

/// <summary>Reads a source by its <c>Read</c> method, when it is needed.</summary>
internal sealed class SourceInput(ITask task, TaskDescriptor descriptor, ContentHash version, Func<TaskInputs> inputs) : InputReader(task)
{
    public override ContentHash Version => version;

    public override long Size => 0;

    public override async ValueTask<T> Value<T>() => (T)(await ReadAsync())!;

    public override async ValueTask<IReadOnlyList<T>> List<T>() =>
        await ReadAsync() switch
        {
            IReadOnlyList<T> list => list,
            IEnumerable<T> rows => [.. rows],
            IAsyncEnumerable<T> rows => await CollectAsync(rows),
            var other => throw Mismatch<T>(other),
        };

    public override async ValueTask<IEnumerable<T>> Rows<T>() =>
        await ReadAsync() switch
        {
            IEnumerable<T> rows => rows,
            IAsyncEnumerable<T> rows => await CollectAsync(rows),
            var other => throw Mismatch<T>(other),
        };

    public override async ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() =>
        await ReadAsync() switch
        {
            IAsyncEnumerable<T> rows => rows,
            IEnumerable<T> rows => rows.ToAsyncEnumerable(),
            var other => throw Mismatch<T>(other),
        };

    private static async ValueTask<List<T>> CollectAsync<T>(IAsyncEnumerable<T> rows)
    {
        var list = new List<T>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }

    private async ValueTask<object?> ReadAsync()
    {
        var output = new CapturedOutput();
        await descriptor.RunAsync(Task, inputs(), output);
        return output.Result;
    }

    private InvalidOperationException Mismatch<T>(object? other) => new($"{Task} read {other?.GetType().ToString() ?? "null"}, which are not rows of {typeof(T)}.");
}
