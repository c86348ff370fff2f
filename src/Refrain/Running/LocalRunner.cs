using System.Globalization;
using Refrain.Cleaning;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// One run from its number to its report: it has a lease that is renewed while it lives, goes through the graph, and once more if other runs have taken
/// over what it had claimed; at its end the marks are brought up to date.
/// </summary>
internal sealed class LocalRunner(ArtifactStore store, PipelineOptions options, RunOptions run)
{
    // A user's request is noted again when the note is older, so that a run in which nothing is to be done seldom writes.
    private static readonly TimeSpan s_requestAge = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs what must run.</summary>
    /// <param name="roots">The tasks asked for.</param>
    /// <param name="damaged">An artifact whose bytes are known to be damaged.</param>
    /// <param name="cancellationToken">Ends the run early; what has committed stays.</param>
    /// <exception cref="StoreException">The store failed; what had committed before is there.</exception>
    public Task<RunReport> RunAsync(IReadOnlyList<ITask> roots, TaskKey? damaged, CancellationToken cancellationToken) =>
        new WatchedRun(options).RunAsync(roots.Count, run.Workers, () => BringAsync(roots, damaged, cancellationToken));

    private async Task<RunReport> BringAsync(IReadOnlyList<ITask> roots, TaskKey? damaged, CancellationToken cancellationToken)
    {
        var started = options.Time.GetUtcNow();
        var execution = new TaskExecution(store, options, run: 0);
        var memory = await ProofMemory.OpenAsync(store, options, run, roots);
        if (damaged is null && await memory.AnswerAsync(execution, NoteAsync, cancellationToken) is { } answer)
        {
            await RequestAsync(roots);
            return answer;
        }

        return await GoThroughAsync(roots, damaged, execution, memory, cancellationToken);

        ValueTask<long> NoteAsync(long tasks) =>
            store.Catalog.NoteRunAsync(Owner, started, RunState.Succeeded, new(0, tasks, 0, 0), options.Time.GetUtcNow(), CancellationToken.None);
    }

    private async Task<RunReport> GoThroughAsync(
        IReadOnlyList<ITask> roots, TaskKey? damaged, TaskExecution execution, ProofMemory memory, CancellationToken cancellationToken)
    {
        var number = await BeginAsync(cancellationToken);
        execution.Number(number);
        var state = RunState.Failed;
        var report = new RunReport(number, state, []);
        var published = new Dictionary<TaskKey, TaskReport>();
        var heartbeat = new Heartbeat(store.Catalog, number, options);
        try
        {
            await RequestAsync(roots);
            await using var commits = new CommitQueue(store.Catalog, options.Time);
            var claims = new WorkClaims(store.Catalog, number, options.Time);
            for (var again = true; again; damaged = null)
            {
                var outcomes = new Outcomes(options.Time);
                await using var dispatcher = DispatcherOf(execution, number, outcomes);
                var loop = new GraphLoop(store, options, run, claims, execution, commits, outcomes, dispatcher);
                try
                {
                    await loop.RunAsync(roots, damaged, cancellationToken);
                    await commits.FlushAsync();
                    state = cancellationToken.IsCancellationRequested ? RunState.Cancelled : loop.Graph.HasFailed ? RunState.Failed : RunState.Succeeded;
                }
                finally
                {
                    loop.Graph.Abandon();
                    report = loop.Log.Report(number, state, loop.Graph, published);
                }

                // What others made in this run's stead is theirs; what is to be had of it is seen when the graph is gone through again.
                var lost = commits.TakeLost().ToHashSet();
                report = Keep(report, lost, published);
                again = lost.Count > 0 && state == RunState.Succeeded;
                if (again)
                {
                    claims.Keep(loop.Graph);
                    continue;
                }

                if (state == RunState.Succeeded && published.Count == 0 && !loop.Graph.HasRemade)
                    await memory.RememberAsync(loop.Graph, loop.Committed);
                if (state != RunState.Cancelled)
                    await MarkAsync(loop.Graph);
            }
        }
        finally
        {
            // Before the end of the run, after which a beat would give it its lease again.
            await heartbeat.DisposeAsync();
            await store.Catalog.EndRunAsync(number, state, report.Counts, options.Time.GetUtcNow(), CancellationToken.None);
        }

        return report;
    }

    private IDispatcher DispatcherOf(TaskExecution execution, long number, Outcomes outcomes) => run.Broker is { } broker
        ? new BrokerDispatcher(broker, store.Catalog, run, options, number, Owner, outcomes)
        : run.Processes is { } processes
        ? new WorkerPool(processes, processes.Start ?? (() => new ProcessLink(processes.Command)), run, options, store.ScratchFolder, number, outcomes)
        : new LocalDispatcher(execution, run, options.Time, outcomes, isUrgent: run.Progress is not null || options.Logger is not null);

    private static string Owner => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>Opens the run; while somebody cleans the store up, waits for that.</summary>
    private async ValueTask<long> BeginAsync(CancellationToken cancellationToken)
    {
        var began = options.Time.GetTimestamp();
        while (true)
        {
            try
            {
                return await store.Catalog.BeginRunAsync(Owner, options.Time.GetUtcNow(), options.Lease, CancellationToken.None);
            }
            catch (StoreBusyException) when (options.Time.GetElapsedTime(began) < s_longestWait)
            {
                await Task.Delay(s_betweenTries, options.Time, cancellationToken);
            }
        }
    }

    /// <summary>Notes what is asked for before anything is made for it: whatever becomes of the run, that is kept.</summary>
    private ValueTask RequestAsync(IReadOnlyList<ITask> roots)
    {
        var now = options.Time.GetUtcNow();
        var requests = new List<TaskRequest>(roots.Count);
        foreach (var root in roots)
        {
            if (TaskDescriptor.Of(root).Kind == TaskKind.Task)
                requests.Add(new(root.Key, TaskRegistry.Encode(root), now));
        }

        return store.Catalog.RequestAsync(requests, s_requestAge, CancellationToken.None);
    }

    /// <summary>Takes the tasks whose claims were lost for not executed, and remembers the others for when the graph is gone through again.</summary>
    private static RunReport Keep(RunReport report, HashSet<TaskKey> lost, Dictionary<TaskKey, TaskReport> published)
    {
        if (lost.Count == 0)
            return report;
        var tasks = new List<TaskReport>(report.Tasks.Count);
        foreach (var task in report.Tasks)
        {
            var kept = task.State == TaskState.Executed && lost.Contains(task.Task.Key) ? task with { State = TaskState.Skipped, OutputVersion = null } : task;
            tasks.Add(kept);
            if (kept.State == TaskState.Executed)
                published[kept.Task.Key] = kept;
        }

        return new(report.Run, report.State, tasks);
    }

    /// <summary>Brings the marks up to date, if this run has seen anything that they depend on.</summary>
    private async ValueTask MarkAsync(TaskGraph graph)
    {
        var gone = new HashSet<TaskKey>();
        var seen = new HashSet<TaskKey>();
        var any = graph.HasMarked && graph.Nodes.Any(static n => n.IsComplete && n.Listed.Trace?.Mark is not null);
        foreach (var node in graph.Sources)
        {
            if (node.Stored is null)
                continue;
            if (node.IsComplete)
                seen.Add(node.Key);
            else if (node.Error is { } error && node.Descriptor.IsGone(error) && node.Stored.Mark?.Cause != StaleCause.SourceGone)
                gone.Add(node.Key);
        }

        if (!any && gone.Count == 0 && (await store.Catalog.DropsAsync()).Count == 0)
            return;
        var known = new TaskRegistry(graph.Nodes.Select(n => n.Descriptor).Distinct()).WithRequired();
        await StaleMarks.SettleAsync(store.Catalog, known, gone, seen, StaleMarks.NoneByHand, options.Time.GetUtcNow(), CancellationToken.None);
    }
}
