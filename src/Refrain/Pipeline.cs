using System.Collections.Frozen;
using Refrain.Cleaning;
using Refrain.Codecs;
using Refrain.Running;
using Refrain.Stores;
using Refrain.Verifying;

namespace Refrain;

/// <summary>
/// A store and the ways to bring it up to date: the one door to the toolkit. Thread-safe; several processes may open one store.
/// </summary>
public sealed class Pipeline : IAsyncDisposable
{
    private readonly ArtifactStore _store;
    private readonly PipelineOptions _options;

    private Pipeline(ArtifactStore store, PipelineOptions options)
    {
        _store = store;
        _options = options;
    }

    /// <summary>Opens the store in a folder, which is made if there is none: a SQLite catalog and local files.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="options">Services, logger, clock.</param>
    /// <exception cref="StoreFormatException">Another format version wrote the store.</exception>
    /// <exception cref="StoreCorruptException">The catalog is damaged.</exception>
    /// <exception cref="StoreException">The folder cannot be made or written.</exception>
    public static Pipeline Open(string folder, PipelineOptions? options = null) => new(LocalStore.Open(folder), options ?? new());

    /// <summary>
    /// Opens the store in a folder to look at it: for plans, listings and a dry run of a clean. Not one byte in the folder is written; what would write throws
    /// <see cref="InvalidOperationException"/>. Nothing is locked, so it is for when no run is alive.
    /// </summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="options">Services, logger, clock.</param>
    /// <exception cref="StoreException">There is no store in the folder, or it cannot be read.</exception>
    public static Pipeline OpenReadOnly(string folder, PipelineOptions? options = null) => new(LocalStore.OpenReadOnly(folder), options ?? new());

    /// <summary>Makes a pipeline over a store of the caller's, in memory for tests. The pipeline owns the store from then on.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">Services, logger, clock.</param>
    public static Pipeline Open(ArtifactStore store, PipelineOptions? options = null) => new(store, options ?? new());

    /// <summary>The output of a task; runs what is missing first.</summary>
    /// <exception cref="RunFailedException">A task failed; the exception holds the report, its inner exception is what the task threw.</exception>
    /// <exception cref="StoreException">The store failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<TOutput> GetAsync<TOutput>(ITask<TOutput> task, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var codec = TaskDescriptor.Of(task).Output as OutputCodec<TOutput>
            ?? throw new ArgumentException($"{task} is a source: it is read by tasks and has no output of its own.", nameof(task));
        TaskKey? damaged = null;
        for (var again = false; ; again = true)
        {
            var report = await RunAsync([task], options, damaged, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (report.State != RunState.Succeeded)
                throw new RunFailedException(task, report);
            try
            {
                await using var stream = await OpenReadAsync(task, cancellationToken);
                return codec.Read(stream);
            }
            catch (CorruptArtifactException e) when (!again)
            {
                damaged = e.Key;
            }
        }
    }

    /// <summary>Brings tasks up to date.</summary>
    /// <param name="tasks">The tasks; what they require is brought up to date first.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the run early, as <see cref="RunState.Cancelled"/>; what has committed stays.</param>
    /// <returns>What came of each task. A failed task does not throw: it is in the report.</returns>
    /// <exception cref="StoreException">The store failed; what had committed before is there.</exception>
    public Task<RunReport> RunAsync(IEnumerable<ITask> tasks, RunOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync(Listed(tasks), options, null, cancellationToken);

    /// <summary>Says what a run would do, and why. Sources are looked at; nothing is written.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="options">Of these, <see cref="RunOptions.Force"/> and <see cref="RunOptions.MaxTasks"/> count; for the estimate also <see cref="RunOptions.Workers"/> and <see cref="RunOptions.Resources"/>.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<RunPlan> PlanAsync(IEnumerable<ITask> tasks, RunOptions? options = null, CancellationToken cancellationToken = default) =>
        new Planner(_store, _options, most: (options ??= new()).MaxTasks).PlanAsync(Listed(tasks), options, cancellationToken);

    /// <summary>
    /// Runs complete tasks again, in scratch and in other surroundings: another culture, local time zone and working folder, and the reverse order. Tells every
    /// output whose bytes differ from the stored ones. Nothing is committed; the store is only read, and so are sources.
    /// </summary>
    /// <remarks>
    /// Culture, time zone and folder are the process's, so nothing else should be done in it meanwhile, and there is one verification at a time. They are what they were
    /// when this returns or throws. What a run would run is not run, but listed with the reason. It takes as long as the runs did that made the artifacts.
    /// </remarks>
    /// <param name="tasks">The tasks; what they require is verified too.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What came of each task. A task that differs or fails does not throw: it is in the report.</returns>
    /// <exception cref="InvalidOperationException">Another verification of this process is under way.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<VerifyReport> VerifyAsync(IEnumerable<ITask> tasks, VerifyOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(VerifyOptions.Workers));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxTasks, 1, nameof(VerifyOptions.MaxTasks));
        return new Verification(_store, _options, options).RunAsync(Listed(tasks), cancellationToken);
    }

    /// <summary>The stored artifact of a task as it is, up to date or not; <see langword="null"/> if there is none.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public async Task<StoredArtifact?> FindAsync(ITask task, CancellationToken cancellationToken = default)
    {
        var found = await _store.Catalog.FindAsync([task.Key], withBytes: true, cancellationToken);
        return found.TryGetValue(task.Key, out var entry) && entry.Kind == TaskKind.Task ? new StoredArtifact(entry, _store) : null;
    }

    /// <summary>Lists what is stale, with causes, after a look at every source that the store knows of; marks are set and taken away by what it shows.</summary>
    /// <param name="look">Whether to look at the sources; without, only what runs have seen counts.</param>
    /// <param name="cancellationToken">Ends it; marks are set all or none.</param>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<StaleReport> StaleAsync(bool look = true, CancellationToken cancellationToken = default)
    {
        var known = Known();
        var sources = new SourceLook(_store, _options);
        if (look)
            await sources.LookAsync((await StoreLinks.LoadAsync(_store.Catalog, known, cancellationToken)).All, cancellationToken);
        var inSync = await StaleMarks.SettleAsync(
            _store.Catalog, known, sources.Gone, sources.Seen, StaleMarks.NoneByHand, _options.Time.GetUtcNow(), cancellationToken);
        var links = await StoreLinks.LoadAsync(_store.Catalog, known, cancellationToken);
        return new StaleReport(
            [
                .. links.All.Where(l => l.Entry.Mark is not null)
                    .OrderBy(l => l.Entry.Name, StringComparer.Ordinal).ThenBy(l => l.Key)
                    .Select(l => new StaleArtifact(l.Key, l.Entry.Name, l.Text, l.Entry.Mark!, l.Entry.Kind == TaskKind.Source || l.Entry.IsDropped ? 0 : l.Entry.Size)),
            ],
            sources.Unseen,
            inSync);
    }

    /// <summary>
    /// Marks an artifact stale, so that the next run that requires it makes it again; what was made from it is marked with it, and is looked at again then.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="reason">What people are to read about it; may be empty.</param>
    /// <param name="cancellationToken">Ends it before anything is marked.</param>
    /// <returns>Whether it is marked; <see langword="false"/> if nothing is stored for the task.</returns>
    /// <exception cref="ArgumentException">It is a source: it is observed in each run anyway.</exception>
    /// <exception cref="StoreException">The store failed, or others wrote all the while.</exception>
    public async Task<bool> MarkStaleAsync(ITask task, string reason = "", CancellationToken cancellationToken = default)
    {
        if (TaskDescriptor.Of(task).Kind == TaskKind.Source)
            throw new ArgumentException($"{task} is a source: each run observes it anyway. Mark a task that is made from it.", nameof(task));
        if (await FindAsync(task, cancellationToken) is null)
            return false;
        var byHand = new Dictionary<TaskKey, string> { [task.Key] = reason };
        var none = FrozenSet<TaskKey>.Empty;
        return await StaleMarks.SettleAsync(_store.Catalog, Known(), none, none, byHand, _options.Time.GetUtcNow(), cancellationToken)
            ? true
            : throw new StoreException("the store", $"{task} could not be marked, as others wrote to the catalog all the while. Try again.");
    }

    /// <summary>Removes what is no longer wanted, and says what; with <see cref="CleanOptions.DryRun"/> only says it.</summary>
    /// <param name="options">What to remove.</param>
    /// <param name="cancellationToken">Ends it; what was removed is.</param>
    /// <exception cref="MarksOutOfSyncException">What is marked stale is not what is stale; nothing was removed.</exception>
    /// <exception cref="StoreBusyException">A run is alive, or somebody else cleans up.</exception>
    /// <exception cref="StoreException">The store failed.</exception>
    /// <exception cref="RequirementException">What users have asked for requires more than <see cref="CleanOptions.MaxTasks"/> tasks; nothing was removed.</exception>
    public Task<CleanReport> CleanAsync(CleanOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxTasks, 1, nameof(CleanOptions.MaxTasks));
        return new Cleaner(_store, Known(), _options.Time, _options.Lease).CleanAsync(options, new CleanLook(_store, _options, options.MaxTasks), cancellationToken);
    }

    /// <summary>
    /// Runs tasks for a run of another process that has this store open and started this one as its worker (<see cref="WorkerProcesses"/>), until that closes the pipe or is gone. What
    /// the tasks make is committed by this process.
    /// </summary>
    /// <param name="input">What the driver says: standard input, which nothing else may read.</param>
    /// <param name="output">
    /// What it is told: standard output. Nothing else should be written to it: have what prints to the console print to standard error. A worker that writes anything else is replaced by another.
    /// </param>
    /// <returns>A task that ends with the driver's need for this worker.</returns>
    /// <exception cref="IOException">What comes from <paramref name="input"/> is not what a driver says.</exception>
    public Task WorkAsync(Stream input, Stream output)
    {
        var worker = new Worker(_store, _options, input, output);
        return Task.Factory.StartNew(worker.Serve, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>
    /// Runs tasks that any drivers have sent to a broker (<see cref="RunOptions.Broker"/>), of programs built as this one, on this store. What the tasks make is committed by this process.
    /// </summary>
    /// <param name="broker">The broker, which stays the caller's.</param>
    /// <param name="options">How.</param>
    /// <param name="drain">Cancelled when no more tasks are to be taken: those that have begun are ended and committed, the others are given back. It may take as long as they do.</param>
    /// <returns>A task that ends when that is done; also when a task did not end in its time, after which only a new process can do without it.</returns>
    /// <exception cref="Brokers.BrokerException">The broker cannot be reached, or not any more.</exception>
    /// <exception cref="StoreException">The store failed. The tasks come again elsewhere.</exception>
    public Task WorkAsync(Brokers.ITaskBroker broker, Brokers.BrokerWorkerOptions? options = null, CancellationToken drain = default)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Slots, 1, nameof(Brokers.BrokerWorkerOptions.Slots));
        ArgumentOutOfRangeException.ThrowIfNegative(options.CacheBytes, nameof(Brokers.BrokerWorkerOptions.CacheBytes));
        var worker = new BrokerWorker(_store, _options, broker, options);
        return Task.Run(() => worker.WorkAsync(drain), CancellationToken.None);
    }

    /// <summary>Closes the store.</summary>
    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static TaskRegistry Known() => TaskRegistry.Default.WithRequired();

    private async ValueTask<Stream> OpenReadAsync(ITask task, CancellationToken cancellationToken) =>
        (await FindAsync(task, cancellationToken) ?? throw new InvalidOperationException($"{task} is complete and has no artifact.")).OpenRead();

    private static IReadOnlyList<ITask> Listed(IEnumerable<ITask> tasks)
    {
        ITask[] list = [.. tasks];
        return Array.IndexOf(list, null) is >= 0 and var at
            ? throw new ArgumentException($"The task at position {at} is null.", nameof(tasks))
            : list;
    }

    /// <summary>Runs on the thread pool: the embedded store's calls block, which whoever asks from a thread of a user interface should not notice.</summary>
    private Task<RunReport> RunAsync(IReadOnlyList<ITask> tasks, RunOptions? options, TaskKey? damaged, CancellationToken cancellationToken)
    {
        var runner = NewRunner(options);
        return Task.Run(() => runner.RunAsync(tasks, damaged, cancellationToken), CancellationToken.None);
    }

    private LocalRunner NewRunner(RunOptions? options)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(RunOptions.Workers));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Workers, RunOptions.MostWorkers, nameof(RunOptions.Workers));
        if (options is { Processes: not null, Broker: not null })
            throw new ArgumentException("A run has worker processes or a broker, not both.", nameof(options));
        if (options.Processes is { } processes)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(processes.Count, 1, nameof(WorkerProcesses.Count));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(processes.Count, RunOptions.MostWorkers, nameof(WorkerProcesses.Count));
            if (_store.Catalog is MemoryCatalog)
                throw new ArgumentException("A store in memory cannot be opened by worker processes. Run without them, or on a store in a folder.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Lease, TimeSpan.FromMilliseconds(100), nameof(PipelineOptions.Lease));
        return new LocalRunner(_store, _options, options);
    }
}
