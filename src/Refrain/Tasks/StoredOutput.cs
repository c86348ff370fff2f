using Refrain.Codecs;

namespace Refrain;

/// <summary>Encodes a task's output into the store's sink.</summary>
internal sealed class StoredOutput(ITask task, OutputCodec codec, Stream sink, TaskContext context) : TaskOutput
{
    private OutputFile? _file;
    private bool _written;

    public override OutputFile File => _file ??= new OutputFile(System.IO.Path.Combine(context.ScratchDirectory, "output"), sink);

    public override ValueTask Value<T>(T value)
    {
        _written = true;
        ((OutputCodec<T>)codec).Write(value, sink);
        return default;
    }

    public override ValueTask Rows<T>(IEnumerable<T> rows)
    {
        _written = true;
        ((RowsOutput<T>)codec).WriteRows(rows ?? throw NoRows(), sink, context.CancellationToken);
        return default;
    }

    public override ValueTask Rows<T>(IAsyncEnumerable<T> rows)
    {
        _written = true;
        return ((RowsOutput<T>)codec).WriteRowsAsync(rows ?? throw NoRows(), sink, context.CancellationToken);
    }

    /// <summary>Brings what was written to an output file into the sink.</summary>
    public void Complete()
    {
        if (_file is not null)
            _file.Complete(task);
        else if (!_written)
            throw new InvalidOperationException($"{task} ended without an output.");
    }

    private InvalidOperationException NoRows() => new($"Run of {task} returned null where rows were expected; return an empty sequence for no rows.");
}
