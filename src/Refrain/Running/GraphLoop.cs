using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Goes through one graph on the threads of this process: a thin loop that asks the graph for work, claims it, hands it to the thread pool and tells the
/// graph what became of it. Only the loop touches the graph.
/// </summary>
internal sealed class GraphLoop(ArtifactStore store, PipelineOptions options, RunOptions run, WorkClaims claims, TaskExecution execution, CommitQueue commits)
{
    private const int MostThreads = 256;

    private readonly TaskGraph _graph = new(options.LeanFrom, run.MaxTasks, run.Resources);
    private readonly Retries _retries = new(run, options.Time);
    private readonly CatalogListing _listing = new(store.Catalog);
    private readonly Channel<Outcome> _outcomes = Channel.CreateUnbounded<Outcome>(new() { SingleReader = true });
    private readonly Queue<(Node Node, CatalogEntry Entry, long Number)> _held = new();
    private readonly RunLog _log = new(options, run);
    private long _heldWeight;
    private readonly Dictionary<Node, List<Ask>> _asks = [];
    private int _running;
    private int _suspended;
    private CancellationToken _stop;

    /// <summary>A piece of work that has ended, or the news that a task has come further.</summary>
    private readonly record struct Outcome(Work Work, CatalogEntry? Entry, IReadOnlyList<ITask>? Required, Exception? Error, double? Fraction = null, Ask? Ask = null);

    private bool IsFailingFast => _graph.Failures >= (run.KeepGoing ? run.MaxFailures ?? int.MaxValue : 1);

    /// <summary>The graph as it stands.</summary>
    public TaskGraph Graph => _graph;

    /// <summary>How many entries were handed in to be committed.</summary>
    public long Committed { get; private set; }

    /// <summary>The times of the tasks.</summary>
    public RunLog Log => _log;

    /// <summary>Brings the tasks up to date; however it ends, nothing of it is at work afterwards but what did not heed its token.</summary>
    /// <param name="roots">The tasks asked for.</param>
    /// <param name="damaged">An artifact whose bytes are known to be damaged.</param>
    /// <param name="cancellationToken">Ends it early; what has been handed in to be committed stays.</param>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task RunAsync(IReadOnlyList<ITask> roots, TaskKey? damaged, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stop = stop.Token;
        MakeRoomForWorkers();
        await using var listing = _listing;
        _graph.WhenLarge = listing.Start;
        try
        {
            foreach (var root in roots)
                _graph.Add(root, run.Force);
            await SupplyAsync(damaged);
            await LoopAsync(damaged);
        }
        finally
        {
            await stop.CancelAsync();
            await DrainAsync();
            _log.Stand(0, 0, 0);
        }
    }

    private async Task LoopAsync(TaskKey? damaged)
    {
        while (!_graph.IsEnded)
        {
            await StartAsync(damaged);
            _log.Ended(_graph);
            _log.Stand(_running, _suspended, _graph.ReadyCount);
            if (_graph.IsEnded || _stop.IsCancellationRequested || (_running == 0 && IsFailingFast))
                return;
            if (_running == 0 && !claims.IsWaiting && !_retries.IsWaiting)
                throw _graph.Cycle();
            if (!await WaitAsync(Patience(), _stop))
                return;
            while (_outcomes.Reader.TryRead(out var outcome))
                await ApplyAsync(outcome);
            await SupplyAsync(damaged);
        }
    }

    private TimeSpan Patience()
    {
        var retries = _retries.Patience();
        if (!claims.IsWaiting)
            return retries;
        var others = claims.Patience();
        return _retries.IsWaiting && retries < others ? retries : others;
    }

    /// <summary>Starts as much as there are workers for.</summary>
    private async ValueTask StartAsync(TaskKey? damaged)
    {
        while (_retries.TryTake(out var again))
            _graph.TryAgain(again!);
        while (_running < run.Workers && !IsFailingFast && !_stop.IsCancellationRequested)
        {
            if (claims.TryTake(out var work, out var attempt))
            {
                Start(work, attempt);
                continue;
            }

            var wanted = Wanted();
            if (wanted.Count == 0 && !claims.IsDue)
                return;

            // What this run has made of a task before must be where a claim is decided by.
            if (wanted.Any(w => claims.HasClaimed(w.Node.Key)))
                await commits.FlushAsync();
            foreach (var (node, stored) in await claims.ClaimAsync(wanted))
                _graph.Resupply(node, stored, stored is not null && (damaged == node.Key || !await CatalogSupply.IsInPlaceAsync(stored, store)));
        }
    }

    /// <summary>Work that is to be claimed; what needs no claim is started on the way.</summary>
    private List<Work> Wanted()
    {
        var wanted = new List<Work>();
        while (wanted.Count < claims.Ahead(run.Workers) && _running < run.Workers && _graph.TryTake(out var work))
        {
            switch (work.Kind)
            {
                case WorkKind.Run:
                    wanted.Add(work);
                    break;
                case WorkKind.Resume:
                    _running++;
                    _suspended--;
                    _log.Resumed(work.Node, _graph);
                    Answer(work.Node);
                    break;
                default:
                    Start(work, 0);
                    break;
            }
        }

        return wanted;
    }

    /// <summary>Waits for news, and no longer than it is told.</summary>
    /// <returns>Whether to go on: not when <paramref name="stop"/> was cancelled.</returns>
    private async ValueTask<bool> WaitAsync(TimeSpan atMost, CancellationToken stop)
    {
        if (atMost == Timeout.InfiniteTimeSpan)
            return await WaitAsync(stop);
        using var timer = new CancellationTokenSource(atMost, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        await WaitAsync(either.Token);
        return !stop.IsCancellationRequested;
    }

    private async ValueTask<bool> WaitAsync(CancellationToken stop)
    {
        try
        {
            return await _outcomes.Reader.WaitToReadAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Waits for what is at work, and no longer than the grace for what does not heed its token.</summary>
    private async Task DrainAsync()
    {
        using var grace = new CancellationTokenSource(run.CancellationGrace, options.Time);
        Exception? first = null;
        do
        {
            while (_outcomes.Reader.TryRead(out var outcome))
            {
                try
                {
                    await ApplyAsync(outcome);
                }
                catch (Exception e)
                {
                    // The store or the listener has failed, for the second time perhaps. What is still at work is waited for all the same.
                    first ??= e;
                }
            }
        }
        while (_running + _suspended > 0 && await WaitAsync(grace.Token));
        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    /// <summary>
    /// Lets the thread pool have as many threads at once as there are workers. Left to itself it has one a processor and adds one or two a second, so
    /// that tasks which block (which read a file, call a database) would wait for threads rather than for workers.
    /// </summary>
    private void MakeRoomForWorkers()
    {
        // One for the loop, one to renew the lease. The number is the process's, and is never made smaller: another run may count on it.
        const int Others = 2;
        ThreadPool.GetMinThreads(out var threads, out var ports);
        if (threads < Math.Min(run.Workers, MostThreads) + Others)
            ThreadPool.SetMinThreads(Math.Min(run.Workers, MostThreads) + Others, ports);
    }

    private void Start(Work work, int attempt)
    {
        if (work.Kind == WorkKind.Run)
        {
            TaskGraph.Start(work.Node);
            _log.Started(work.Node, _graph);
        }

        _running++;
        _ = Task.Run(() => DoAsync(work, attempt, _stop), CancellationToken.None);
    }

    private async Task DoAsync(Work work, int attempt, CancellationToken stop)
    {
        Outcome outcome;
        try
        {
            outcome = work.Kind switch
            {
                WorkKind.Observe => new(work, await execution.ObserveAsync(work.Node, stop), null, null),
                WorkKind.Require => new(work, null, await execution.RequireAsync(work.Node, work.Requirement, stop), null),
                WorkKind.Recall => new(work, null, await execution.RecallAsync(work.Node, stop), null),
                _ => new(work, await WatchAsync(work, attempt, stop), null, null),
            };
        }
        catch (Exception e)
        {
            // The loop decides: a task's failure is an outcome like any other, and is reported with the task.
            outcome = new(work, null, null, e);
        }

        _outcomes.Writer.TryWrite(outcome);
    }

    private async Task<CatalogEntry> WatchAsync(Work work, int attempt, CancellationToken stop)
    {
        using var activity = TaskActivity.Start(work.Node, execution.Run, attempt, options.Time);
        try
        {
            var entry = await RunAsync(work, attempt, activity, stop);
            activity?.Succeed(entry);
            return entry;
        }
        catch (Exception e)
        {
            activity?.Fail(e, stop.IsCancellationRequested && IsCancellation(e));
            throw;
        }
    }

    private async Task<CatalogEntry> RunAsync(Work work, int attempt, TaskActivity? activity, CancellationToken stop)
    {
        if ((work.Node.Descriptor.Timeout ?? run.Timeout) is not { } most)
            return await execution.RunAsync(work.Node, attempt, tasks => AskAsync(work, tasks, activity, stop), Progress, stop);
        using var limit = new TimeLimit(most, run.CancellationGrace, options.Time, stop);
        return await limit.WaitAsync(work.Node.Task, Task.Run(() => execution.RunAsync(work.Node, attempt, AskWithinAsync, Progress, limit.Token).AsTask(), CancellationToken.None));

        void Progress(double fraction) => _outcomes.Writer.TryWrite(new(work, null, null, null, fraction));

        async Task<(int Step, IReadOnlyList<Node> Nodes)> AskWithinAsync(IReadOnlyList<ITask> tasks)
        {
            limit.Pause();
            try
            {
                return await AskAsync(work, tasks, activity, limit.Token).WaitAsync(limit.Token);
            }
            finally
            {
                limit.GoOn();
            }
        }
    }

    private async Task<(int Step, IReadOnlyList<Node> Nodes)> AskAsync(Work work, IReadOnlyList<ITask> tasks, TaskActivity? activity, CancellationToken given)
    {
        var ask = new Ask(tasks, given);
        activity?.Suspend();
        try
        {
            _outcomes.Writer.TryWrite(new(work, null, null, null, Ask: ask));
            return await ask.Answer;
        }
        finally
        {
            activity?.Resume();
        }
    }

    private void Apply(Node node, Ask ask)
    {
        if (ask.IsGivenUp)
            return;
        try
        {
            var isThere = _graph.Ask(node, ask.Tasks);
            if (_asks.TryGetValue(node, out var asks))
            {
                // It is suspended already, and is answered once, when all is there.
                asks.Add(ask);
                return;
            }

            _asks.Add(node, [ask]);
            if (isThere)
            {
                Answer(node);
                return;
            }

            _running--;
            _suspended++;
            _log.Suspended(node, _graph);
        }
        catch (RequirementException e)
        {
            ask.Refuse(e);
        }
    }

    /// <summary>Answers everything that a task has asked for.</summary>
    private void Answer(Node node)
    {
        _asks.Remove(node, out var asks);
        var step = node.Dynamic!.Step;
        var failed = _graph.Grant(node);
        foreach (var ask in asks!)
        {
            if (failed is null)
                ask.Give(step, [.. ask.Tasks.Select(t => _graph[t.Key])]);
            else
                ask.Refuse(new RequiredTaskException(failed.Task, $"{failed.Task}, which {node.Task} asked for, {(failed.State == NodeState.Failed ? $"failed: {failed.Error?.Message}" : "was skipped, as something that it requires failed.")}", failed.Error));
        }
    }

    private async ValueTask ApplyAsync(Outcome outcome)
    {
        var node = outcome.Work.Node;
        if (outcome.Fraction is { } fraction)
        {
            _log.Progressed(node, fraction, _graph);
            return;
        }

        if (outcome.Ask is not null)
        {
            Apply(node, outcome.Ask);
            return;
        }

        // It may have ended while it was suspended: it was cancelled, or did not wait for what it asked for.
        if (_asks.Remove(node))
            _suspended--;
        else
            _running--;
        if (outcome.Work.Kind == WorkKind.Run)
        {
            _log.Stopped(node, outcome.Error, IsCancelled(outcome.Error));

            // A result takes its claim along; without one somebody else may try.
            if (outcome.Entry is null)
                await claims.ReleaseAsync(node.Key);
        }

        if (outcome.Error is CorruptArtifactException { Key: var key } && _graph.Find(key) is { IsLetGo: true } letGo)
            TaskGraph.Recall(letGo, (await store.Catalog.FindAsync([key])).GetValueOrDefault(key));
        switch (outcome)
        {
            case { Error: { } error } when IsCancelled(error):
                // Cancelled, not failed: the task is as undone as one that was never started.
                break;
            case { Error: CorruptArtifactException corrupt } when ProducerOf(node, corrupt) is { } producer && _graph.Corrupt(node, producer):
                break;
            case not { Work.Kind: WorkKind.Observe } when _graph.IsOutdated(node):
                _graph.Retry(node);
                break;
            case { Error: not null } when node.Dynamic?.Failed is not null:
                _graph.Skip(node);
                break;
            case { Error: { } error } when !_stop.IsCancellationRequested && !IsFailingFast && _retries.Postpone(node, error):
                _graph.Postpone(node);
                _log.Postponed(node, error, _graph);
                break;
            case { Error: { } error }:
                _graph.Fail(node, error);
                break;
            case { Work.Kind: WorkKind.Recall }:
                _graph.Recheck(node, outcome.Required);
                break;
            case { Required: { } required }:
                _graph.Extend(node, outcome.Work.Requirement, required);
                break;
            case { Entry: { } entry }:
                if (!ReferenceEquals(entry, node.Stored))
                {
                    await commits.AddAsync(entry);
                    Committed++;
                }

                _graph.Complete(node, entry);
                Hold(node, entry);
                break;
        }

        _log.Ended(_graph);
    }

    /// <summary>
    /// What was just made is held for its readers. When it is durable, and so much has been made after it, it is let go, and is to be had from the catalog: memory is flat in the
    /// size of what is made, and in a large graph in the number of tasks.
    /// </summary>
    private void Hold(Node node, CatalogEntry entry)
    {
        if (entry.Kind == TaskKind.Source)
            return;
        _held.Enqueue((node, entry, commits.Added));
        _heldWeight += CommitQueue.WeightOf(entry);
        var durable = commits.Durable;
        while (_heldWeight > options.MostHeld && _held.TryPeek(out var oldest) && oldest.Number <= durable)
        {
            _held.Dequeue();
            _heldWeight -= CommitQueue.WeightOf(oldest.Entry);
            if (ReferenceEquals(oldest.Node.Current, oldest.Entry))
                _graph.LetGo(oldest.Node);
        }
    }

    /// <summary>The input whose bytes are damaged. A task may have met with a damaged artifact elsewhere too: then there is nothing to make again.</summary>
    private Node? ProducerOf(Node reader, CorruptArtifactException corrupt) =>
        _graph.Find(corrupt.Key) is { } producer && reader.AllInputs.Contains(producer) ? producer : null;

    /// <summary>Whether a task was cancelled with the run.</summary>
    private bool IsCancelled(Exception? error) => _stop.IsCancellationRequested && error is not null && IsCancellation(error);

    /// <summary>Whether a task gave up as it was told to; what waits for several at once wraps that.</summary>
    private static bool IsCancellation(Exception error) =>
        error is OperationCanceledException || (error is AggregateException several && several.Flatten().InnerExceptions.All(e => e is OperationCanceledException));

    private async ValueTask SupplyAsync(TaskKey? damaged)
    {
        for (var nodes = _graph.TakeUnsupplied(); nodes.Count > 0; nodes = _graph.TakeUnsupplied())
            await CatalogSupply.SupplyAsync(_graph, nodes, store, _listing, damaged);
        _log.Ended(_graph);
    }
}
