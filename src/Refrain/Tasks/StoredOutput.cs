using Refrain.Codecs;
using Refrain.Targets;

namespace Refrain;

/// <summary>Encodes a task's output into the store's sink.</summary>
internal sealed class StoredOutput(ITask task, OutputCodec codec, Stream sink, TaskContext context, TargetAttempts? targets = null) : TaskOutput
{
    private readonly TaskSink _sink = new(sink, context.CancellationToken);
    private List<Action>? _ends;
    private OutputFile? _file;
    private bool _written;

    public override OutputFile File => _file ??= new OutputFile(() => System.IO.Path.Combine(context.ScratchDirectory, "output"), () => sink, isOwned: false, context.CancellationToken);

    public override OutputFile PlacedFile(int place)
    {
        var (attempt, path) = Place(place);
        var placed = attempt.File(path);
        var output = new OutputFile(placed.Prepare, placed.Open, isOwned: false, context.CancellationToken, path);
        (_ends ??= []).Add(() =>
        {
            output.End(task);
            placed.End(isWrittenByPath: output.PathTaken is not null);
        });
        return output;
    }

    public override OutputDirectory PlacedFolder(int place)
    {
        var (attempt, path) = Place(place);
        var placed = attempt.Folder(path);
        var output = new OutputDirectory(placed.Prepare, placed.MakeRoom, placed.Create, path, context.CancellationToken);
        (_ends ??= []).Add(() =>
        {
            output.End(task);
            placed.End();
        });
        return output;
    }

    public override TAttempt Attempt<TAttempt>(string target) => targets![target] as TAttempt
        ?? throw new TargetException($"{task} writes to the target '{target}' as {typeof(TAttempt).Name}, and the target of that name is of another kind: PipelineOptions.Targets.");

    public override ValueTask Value<T>(T value)
    {
        _written = true;
        try
        {
            ((OutputCodec<T>)codec).Write(value, _sink);
            return default;
        }
        catch (InvalidOperationException e) when (NullPlace.IsIn(e))
        {
            throw NullPlace.Of(task.ToString()!, e);
        }
    }

    public override ValueTask Rows<T>(IEnumerable<T> rows)
    {
        _written = true;
        try
        {
            ((RowsOutput<T>)codec).WriteRows(rows ?? throw NoRows(), _sink);
            return default;
        }
        catch (InvalidOperationException e) when (NullPlace.IsIn(e))
        {
            throw NullPlace.Of(task.ToString()!, e);
        }
    }

    public override async ValueTask Rows<T>(IAsyncEnumerable<T> rows)
    {
        _written = true;
        try
        {
            await ((RowsOutput<T>)codec).WriteRowsAsync(rows ?? throw NoRows(), _sink, context.CancellationToken);
        }
        catch (InvalidOperationException e) when (NullPlace.IsIn(e))
        {
            throw NullPlace.Of(task.ToString()!, e);
        }
    }

    /// <summary>Brings what was written to an output file into the sink, and of what was written to targets the receipts.</summary>
    public void Complete()
    {
        foreach (var end in _ends ?? [])
            end();
        if (targets is not null)
            ((RowsOutput<TargetReceipt>)codec).WriteRows(targets.Receipts(), _sink);
        else if (_file is not null)
            _file.Complete(task, sink);
        else if (!_written)
            throw new InvalidOperationException($"{task} ended without an output.");
    }

    private (FolderAttempt Attempt, string Path) Place(int place)
    {
        var declared = TaskDescriptor.Of(task).Places[place];
        return (Attempt<FolderAttempt>(declared.Target), declared.Of(task));
    }

    private InvalidOperationException NoRows() => new($"Run of {task} returned null where rows were expected; return an empty sequence for no rows.");
}
