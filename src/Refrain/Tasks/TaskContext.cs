using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Refrain;

/// <summary>What a running task may ask of its surroundings; never part of its identity. Thread-safe.</summary>
public sealed class TaskContext
{
    private static readonly Action<ILogger, string, Exception?> s_scratchStays =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, "ScratchStays"), "The scratch folder {Folder} could not be removed; remove it when nothing uses it.");

    private readonly ITaskListener? _listener;

    // The folder is made when it is first asked for. Most tasks never do: for them it has no name, either.
    private readonly Func<string> _newScratch;
    private object? _making;
    private string? _scratch;

    // As few ask for anything.
    private DynamicInputs? _dynamic;
    private bool _isOver;

    /// <param name="newScratch">Names a folder.</param>
    /// <param name="attempt">Which attempt it is.</param>
    /// <param name="logger">Where to log to.</param>
    /// <param name="listener">Told what the task says; if it is an <see cref="ITaskAnswerer"/>, the task can ask for others.</param>
    /// <param name="cancellationToken">Cancelled when the task is.</param>
    internal TaskContext(Func<string> newScratch, int attempt, ILogger? logger, ITaskListener? listener, CancellationToken cancellationToken)
    {
        Attempt = attempt;
        Logger = logger ?? NullLogger.Instance;
        CancellationToken = cancellationToken;
        _listener = listener;
        _newScratch = newScratch;
    }

    /// <summary>Where the task logs to.</summary>
    public ILogger Logger { get; }

    /// <summary>Which attempt at this task in this run it is, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Cancelled when the run is.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>A folder of this attempt's own, empty at its start and removed after its end.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public string ScratchDirectory => LazyInitializer.EnsureInitialized(ref _scratch, ref _making, () => CreateEmpty(_newScratch()));

    /// <summary>What the task has asked for; <see langword="null"/> if it is nothing.</summary>
    internal DynamicInputs? Dynamic => Volatile.Read(ref _dynamic);

    /// <summary>
    /// The output of another task, which is brought up to date first. Meanwhile this one is suspended and its worker does something else; it goes on where it was. What was
    /// asked for is recorded, so that a later run looks at it again before it takes this task for up to date.
    /// </summary>
    /// <typeparam name="TOutput">What the task makes.</typeparam>
    /// <param name="task">The task. It should depend on nothing but this task's parameters, its inputs, and what it got so before.</param>
    /// <exception cref="RequiredTaskException">The task failed, or could not be tried; this one is skipped, whatever it does about it.</exception>
    /// <exception cref="RequirementException">The task waits for this one.</exception>
    /// <exception cref="InvalidOperationException">It is asked for outside of <c>Run</c>, or after its end.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<TOutput> RequireAsync<TOutput>(ITask<TOutput> task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return (await Asking.RequireAsync([task]).ConfigureAwait(false))[0];
    }

    /// <summary>As <see cref="RequireAsync"/>, for several tasks at once, which run side by side.</summary>
    /// <typeparam name="TOutput">What each of the tasks makes.</typeparam>
    /// <param name="tasks">The tasks.</param>
    /// <returns>The outputs in the order of the tasks.</returns>
    /// <exception cref="ArgumentException">One of the tasks is <see langword="null"/>.</exception>
    /// <inheritdoc cref="RequireAsync"/>
    public async Task<IReadOnlyList<TOutput>> RequireAllAsync<TOutput>(IEnumerable<ITask<TOutput>> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ITask<TOutput>[] asked = [.. tasks];
        if (Array.FindIndex(asked, static t => t is null) is >= 0 and var position)
            throw new ArgumentException(FormattableString.Invariant($"Task {position} of the {asked.Length} that are asked for, counted from 0, is null. Leave out what is not required."), nameof(tasks));
        return await Asking.RequireAsync(asked).ConfigureAwait(false);
    }

    /// <summary>Whether tasks cannot be asked for although one runs that could: several would ask at once, and nobody knows for whom.</summary>
    internal bool IsOfBatch { get; set; }

    private DynamicInputs Asking
    {
        get
        {
            if (IsOfBatch || _listener is not ITaskAnswerer answerer)
                throw new InvalidOperationException("Tasks can be asked for in Run alone, not in RunBatch or a requirement. Declare a requirement with [Requires] instead.");
            var dynamic = LazyInitializer.EnsureInitialized(ref _dynamic, () => new(answerer.Task, tasks => answerer.AnswerAsync(tasks, this)));

            // Either this is seen here, or that there is something to close is seen there.
            if (Volatile.Read(ref _isOver))
                dynamic.Close();
            return dynamic;
        }
    }

    /// <summary>The task has ended: from now on it can ask for nothing, and what it was given is closed.</summary>
    internal void Close()
    {
        Volatile.Write(ref _isOver, true);
        Interlocked.MemoryBarrier();
        Dynamic?.Close();
    }

    /// <summary>Says how much of the task is done.</summary>
    /// <param name="fraction">From 0 to 1; values outside are cut off, and what is no number, as 0 of 0 parts, counts as 0.</param>
    public void ReportProgress(double fraction) => _listener?.Progressed(fraction > 0 ? Math.Min(fraction, 1) : 0);

    /// <summary>A result was nobody's, which is to be told though the task should not end in its time.</summary>
    internal void Strayed(StrayResultException stray) => _listener?.Strayed(stray);

    internal void RemoveScratch()
    {
        if (Volatile.Read(ref _scratch) is not { } folder)
            return;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The task has removed it itself.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Neither does it undo what the task has made, nor may it hide why the task failed. No other attempt will have the same folder.
            s_scratchStays(Logger, folder, e);
        }
    }

    private static string CreateEmpty(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return path;
    }
}
