using Refrain.Stores;

namespace Refrain;

/// <summary>
/// Takes what <c>RunBatch</c> made, one result for each of its tasks. Called by generated code, once for each call of <c>RunBatch</c>. Results that are given by their tasks are
/// taken one by one, as they come; those in the order of the tasks only if there are as many as tasks, as otherwise nobody knows which is whose.
/// </summary>
public sealed class BatchOutput
{
    private readonly IReadOnlyList<ITask> _tasks;
    private readonly Func<int, Func<TaskOutput, ValueTask>, ValueTask> _take;
    private readonly CancellationToken _cancellationToken;
    private readonly Action<StrayResultException>? _strayed;
    private readonly bool[] _given;
    private StrayResultException? _stray;

    /// <param name="tasks">The tasks of the batch.</param>
    /// <param name="take">Takes the result of a task, by its position; the function writes it.</param>
    /// <param name="cancellationToken">Ends the enumeration of results that come one by one.</param>
    /// <param name="strayed">Told, once, of a result that is nobody's as it comes: what ends the call may keep it from being thrown.</param>
    internal BatchOutput(IReadOnlyList<ITask> tasks, Func<int, Func<TaskOutput, ValueTask>, ValueTask> take, CancellationToken cancellationToken, Action<StrayResultException>? strayed = null)
    {
        _strayed = strayed;
        _tasks = tasks;
        _take = take;
        _cancellationToken = cancellationToken;
        _given = new bool[tasks.Count];
    }

    /// <summary>Takes results in the order of the tasks.</summary>
    /// <typeparam name="T">The result of a task.</typeparam>
    /// <param name="results">The results.</param>
    /// <param name="write">Writes one of them.</param>
    /// <exception cref="InvalidOperationException">There is not one for each task.</exception>
    public async ValueTask InOrder<T>(IReadOnlyList<T> results, Func<TaskOutput, T, ValueTask> write)
    {
        if (results is null)
            throw NoResults();
        if (results.Count != _tasks.Count)
            throw new InvalidOperationException($"RunBatch of {Name} returned {results.Count} results for {_tasks.Count} tasks. Return one for each task, in their order; or (task, result) pairs.");
        var taken = new Taken<T>(write);
        for (var i = 0; i < results.Count; i++)
            await TakeAsync(i, taken.With(results[i]));
    }

    /// <summary>Takes results with their tasks, in any order.</summary>
    /// <typeparam name="TTask">The tasks' type.</typeparam>
    /// <typeparam name="T">The result of a task.</typeparam>
    /// <param name="results">The tasks and their results.</param>
    /// <param name="write">Writes one result.</param>
    /// <exception cref="InvalidOperationException">One is of a task that was not handed over, or of one that had its result. Thrown when all the others were taken.</exception>
    public async ValueTask ByTask<TTask, T>(IEnumerable<(TTask Task, T Result)> results, Func<TaskOutput, T, ValueTask> write)
        where TTask : ITask
    {
        var positions = Positions();
        var taken = new Taken<T>(write);
        try
        {
            foreach (var (task, result) in results ?? throw NoResults())
            {
                if (PositionOf(task, positions) is { } position)
                    await TakeAsync(position, taken.With(result));
            }
        }
        catch (Exception e) when (IsLost(e))
        {
            throw new StrayResultException(_stray!, e);
        }

        ThrowStray();
    }

    /// <inheritdoc cref="ByTask{TTask, T}(IEnumerable{ValueTuple{TTask, T}}, Func{TaskOutput, T, ValueTask})"/>
    public async ValueTask ByTask<TTask, T>(IAsyncEnumerable<(TTask Task, T Result)> results, Func<TaskOutput, T, ValueTask> write)
        where TTask : ITask
    {
        var positions = Positions();
        var taken = new Taken<T>(write);
        try
        {
            await foreach (var (task, result) in (results ?? throw NoResults()).WithCancellation(_cancellationToken).ConfigureAwait(false))
            {
                if (PositionOf(task, positions) is { } position)
                    await TakeAsync(position, taken.With(result));
            }
        }
        catch (Exception e) when (IsLost(e))
        {
            throw new StrayResultException(_stray!, e);
        }

        ThrowStray();
    }

    private string Name => TaskDescriptor.Of(_tasks[0]).ShortName;

    /// <summary>Whether a task was given no result.</summary>
    internal bool IsMissing(int position) => !_given[position];

    /// <summary>The error of a task that was given no result.</summary>
    internal InvalidOperationException Missing(int position) => new($"RunBatch of {Name} ended without a result for {_tasks[position]}. Give one for each of the tasks.");

    private ValueTask TakeAsync(int position, Func<TaskOutput, ValueTask> write)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _given[position] = true;
        return _take(position, write);
    }

    private Dictionary<TaskKey, int> Positions()
    {
        var positions = new Dictionary<TaskKey, int>(_tasks.Count);
        for (var i = 0; i < _tasks.Count; i++)
            positions.Add(_tasks[i].Key, i);
        return positions;
    }

    /// <summary>Whose result it is; <see langword="null"/> for one that is nobody's, which is kept in mind and does not count, wherever it stands.</summary>
    private int? PositionOf(ITask? task, Dictionary<TaskKey, int> positions)
    {
        if (task is null || !positions.TryGetValue(task.Key, out var position))
            Stray($"RunBatch of {Name} gave a result for {task?.ToString() ?? "null"}, which is none of the {_tasks.Count} tasks that it was handed.");
        else if (_given[position])
            Stray($"RunBatch of {Name} gave {task} two results. Give one for each of the tasks.");
        else
            return position;
        return null;
    }

    private void Stray(string message)
    {
        if (_stray is not null)
            return;
        _stray = new(message);
        _strayed?.Invoke(_stray);
    }

    /// <summary>
    /// Whether a stray result would be forgotten over an error. When damaged bytes are made again, or the run ends, it comes again; so it does when a task alone is tried again whose claim was lost.
    /// </summary>
    private bool IsLost(Exception error) =>
        _stray is not null && !_cancellationToken.IsCancellationRequested && error is not CorruptArtifactException && !(error is Targets.ClaimLostException && _tasks.Count == 1);

    private void ThrowStray()
    {
        if (_stray is not null)
            throw _stray;
    }

    private InvalidOperationException NoResults() => new($"RunBatch of {Name} returned null where results were expected.");

    /// <summary>The result that is being taken: one at a time, so that one function writes all of them.</summary>
    private sealed class Taken<T>
    {
        private readonly Func<TaskOutput, ValueTask> _write;
        private T? _result;

        public Taken(Func<TaskOutput, T, ValueTask> write) => _write = output => write(output, _result!);

        /// <summary>Has the next result written.</summary>
        public Func<TaskOutput, ValueTask> With(T result)
        {
            _result = result;
            return _write;
        }
    }
}
