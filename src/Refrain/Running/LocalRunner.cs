using System.Collections.Frozen;
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

    private readonly Dictionary<TaskKey, TaskReport> _published = [];

    /// <summary>Runs what must run.</summary>
    /// <param name="roots">The tasks asked for.</param>
    /// <param name="damaged">Artifacts whose bytes are known to be damaged.</param>
    /// <param name="cancellationToken">Ends the run early; what has committed stays.</param>
    /// <exception cref="StoreException">The store failed; what had committed before is there.</exception>
    public async Task<RunReport> RunAsync(IReadOnlyList<ITask> roots, IReadOnlySet<TaskKey> damaged, CancellationToken cancellationToken)
    {
        var started = options.Time.GetUtcNow();
        var execution = new TaskExecution(store, options, run: 0);
        var memory = await ProofMemory.OpenAsync(store, options, run, roots);
        if (damaged.Count == 0 && await memory.AnswerAsync(execution, NoteAsync, cancellationToken) is { } answer)
        {
            await RequestAsync(roots);
            return answer;
        }

        var number = await BeginAsync(cancellationToken);
        execution.Number(number);
        var state = RunState.Failed;
        var report = new RunReport(number, state, []);
        var heartbeat = new Heartbeat(store.Catalog, number, options);
        try
        {
            await RequestAsync(roots);
            await using var commits = new CommitQueue(store.Catalog);
            var claims = new WorkClaims(store.Catalog, number, options.Time);
            for (var again = true; again; damaged = FrozenSet<TaskKey>.Empty)
            {
                var loop = new GraphLoop(store, options, run, claims, execution, commits);
                try
                {
                    await loop.RunAsync(roots, damaged, cancellationToken);
                    await commits.FlushAsync();
                    state = cancellationToken.IsCancellationRequested ? RunState.Cancelled : loop.Graph.HasFailed ? RunState.Failed : RunState.Succeeded;
                }
                finally
                {
                    loop.Graph.Abandon();
                    report = loop.Log.Report(number, state, loop.Graph, _published);
                }

                // What others made in this run's stead is theirs; what is to be had of it is seen when the graph is gone through again.
                var lost = commits.TakeLost().ToHashSet();
                report = Keep(report, lost);
                again = lost.Count > 0 && state == RunState.Succeeded;
                if (again)
                    continue;
                if (state == RunState.Succeeded && _published.Count == 0 && !loop.Graph.HasRemade)
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

        ValueTask<long> NoteAsync(long tasks) =>
            store.Catalog.NoteRunAsync(Owner, started, RunState.Succeeded, new(0, tasks, 0, 0), options.Time.GetUtcNow(), CancellationToken.None);
    }

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
        var requests = roots
            .Where(r => TaskDescriptor.Of(r).Kind == TaskKind.Task)
            .DistinctBy(r => r.Key)
            .Select(r => new TaskRequest(r.Key, TaskRegistry.Encode(r), now));
        return store.Catalog.RequestAsync([.. requests], s_requestAge, CancellationToken.None);
    }

    /// <summary>Takes the tasks whose claims were lost for not executed, and remembers the others for when the graph is gone through again.</summary>
    private RunReport Keep(RunReport report, HashSet<TaskKey> lost)
    {
        if (lost.Count == 0)
            return report;
        var tasks = new List<TaskReport>(report.Tasks.Count);
        foreach (var task in report.Tasks)
        {
            var kept = task.State == TaskState.Executed && lost.Contains(task.Task.Key) ? task with { State = TaskState.Skipped, OutputVersion = null } : task;
            tasks.Add(kept);
            if (kept.State == TaskState.Executed)
                _published[kept.Task.Key] = kept;
        }

        return new(report.Run, report.State, tasks);
    }

    /// <summary>Brings the marks up to date, if this run has seen anything that they depend on.</summary>
    private async ValueTask MarkAsync(TaskGraph graph)
    {
        var gone = new HashSet<TaskKey>();
        var seen = new HashSet<TaskKey>();
        var any = false;
        foreach (var node in graph.Nodes)
        {
            any |= node.IsComplete && node.Stored?.Mark is not null;
            if (node.Descriptor.Kind != TaskKind.Source || node.Stored is null)
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
