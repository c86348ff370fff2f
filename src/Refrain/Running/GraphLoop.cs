using System.Runtime.ExceptionServices;
using Refrain.Collections;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Goes through one graph: a thin loop that asks the graph for work, claims it, hands it to a dispatcher and tells the graph what became of it. Only the loop
/// touches the graph.
/// </summary>
internal sealed class GraphLoop(
    ArtifactStore store, PipelineOptions options, RunOptions run, WorkClaims claims, TaskExecution execution, CommitQueue commits, Outcomes outcomes, IDispatcher dispatcher)
{
    // While the loop hears of what has ended, those who end it use up what it has started.
    private const int MostAtOnce = 256;

    private readonly TaskGraph _graph = new(options.LeanFrom, run.MaxTasks, run.Resources);
    private readonly Retries _retries = new(run, options.Time);
    private readonly CatalogListing _listing = new(store.Catalog);
    private readonly PlaceLook _places = new(options.Targets);
    private readonly HeldEntries _held = new(options.MostHeld, options.YoungHeld);
    private readonly RunLog _log = new(options, run);
    private readonly Dictionary<Node, List<Ask>> _asks = [];
    private bool _isDurable = true;
    private readonly RunningBatches _batches = new(options.Time);
    private readonly BatchDelays _delays = new(options.Time);
    private readonly List<(Work Work, int Attempt)> _group = [];
    private readonly List<Work> _wanted = [];
    private int _running;
    private int _suspended;

    // A dispatcher may have more tasks in hand than run at once; what is looked at here runs at once.
    private readonly SemaphoreSlim _looks = new(run.Workers);
    private CancellationToken _stop;

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
        LocalDispatcher.MakeRoom(run.Workers);
        await using var listing = _listing;
        // What is not in the catalog has to run, so that whoever runs it can get ready while the graph is still being made.
        _graph.WhenLarge = () => listing.Start(Expansion.Large, dispatcher.GetReady);
        try
        {
            foreach (var root in roots)
                _graph.Add(root, run.Force);
            await SupplyAsync(damaged);
            await LoopAsync(damaged);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The catalog, blobs or a target were being looked at. The run ends as one that is cancelled between two looks.
        }
        finally
        {
            await stop.CancelAsync();
            _running -= dispatcher.TakeBack();
            await DrainAsync();
            _log.Stand(0, 0, 0);
        }
    }

    private async Task LoopAsync(TaskKey? damaged)
    {
        while (!_graph.IsEnded)
        {
            await StartAsync(damaged);
            dispatcher.Flush();
            _log.Ended(_graph);
            _log.Stand(_running, _suspended, _graph.ReadyCount);
            if (_graph.IsEnded || _stop.IsCancellationRequested || (_running == 0 && IsFailingFast))
                return;
            if (_running == 0 && !claims.IsWaiting && !_retries.IsWaiting)
                throw _graph.Cycle();
            if (!await outcomes.WaitAsync(Patience(), options.Time, _stop))
                return;
            for (var taken = 0; taken < MostAtOnce && outcomes.TryTake(out var outcome); taken++)
            {
                if (!TryNote(outcome))
                    await ApplyAsync(outcome);
            }

            commits.Rest();
            await SupplyAsync(damaged);
        }
    }

    private TimeSpan Patience()
    {
        var patience = _retries.Patience();
        if (claims.IsWaiting)
            patience = Least(patience, claims.Patience());
        return _delays.IsWaiting ? Least(patience, _delays.Patience()) : patience;

        static TimeSpan Least(TimeSpan one, TimeSpan other) => one == Timeout.InfiniteTimeSpan || other < one ? other : one;
    }

    /// <summary>Starts as much as there are workers for.</summary>
    private async ValueTask StartAsync(TaskKey? damaged)
    {
        while (_retries.TryTake(out var again))
            _graph.TryAgain(again!);
        while (_running < dispatcher.Slots && !IsFailingFast && !_stop.IsCancellationRequested)
        {
            if (claims.TryTake(_group))
            {
                StartGroup();
                continue;
            }

            _delays.LetGo(_graph);
            var wanted = Wanted();
            _delays.LetGo(_graph);
            if (wanted.Count == 0 && !claims.IsDue)
                return;

            // What this run has made of a task before must be where a claim is decided by.
            if (wanted.Exists(claims.HasClaimed))
                await commits.FlushAsync();
            foreach (var (node, stored) in await claims.ClaimAsync(wanted))
            {
                // A worker had published it and died before it could say so.
                if (stored is not null && claims.IsOwn(node, stored) && _graph.TryComplete(node, stored))
                {
                    Committed++;
                    continue;
                }

                var isDamaged = stored is not null && (damaged == node.Key || !await CatalogSupply.IsInPlaceAsync(stored, store, _stop));
                var marker = stored is null || node.Descriptor.Targets.Count == 0 ? default : await new MarkerLook(options.Targets).LookAsync(node, stored, _stop);
                if (node.Error is { } unseen)
                    _graph.Fail(node, unseen);
                else
                    _graph.Resupply(node, stored, isDamaged, marker);
            }

            if (dispatcher.ReadsCatalog && !_isDurable)
            {
                await commits.FlushAsync();
                _isDurable = true;
            }
        }
    }

    /// <summary>Work that is to be claimed, until the next call; what needs no claim is started on the way.</summary>
    private List<Work> Wanted()
    {
        var wanted = _wanted;
        wanted.Clear();
        var groups = 0;
        while (wanted.Count < claims.Ahead(dispatcher.Slots) && _running < dispatcher.Slots
            && _graph.TryTake(wanted, Math.Max(1, Math.Min(run.Workers, dispatcher.Slots) - _running - groups), _batches.Least, mayWait: _running + groups > 0))
        {
            var work = wanted[^1];
            if (work.Kind == WorkKind.Run)
            {
                groups++;
                continue;
            }

            wanted.RemoveAt(wanted.Count - 1);
            switch (work.Kind)
            {
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

    /// <summary>Waits for what is at work, and no longer than the grace for what does not heed its token.</summary>
    private async Task DrainAsync()
    {
        using var grace = new CancellationTokenSource(run.CancellationGrace, options.Time);
        Exception? first = null;
        do
        {
            while (outcomes.TryTake(out var outcome))
            {
                try
                {
                    if (!TryNote(outcome))
                        await ApplyAsync(outcome);
                }
                catch (Exception e)
                {
                    // The store or the listener has failed, for the second time perhaps. What is still at work is waited for all the same.
                    first ??= e;
                }
            }
        }
        while (_running + _suspended > 0 && await outcomes.WaitAsync(grace.Token));
        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    /// <summary>Starts what was claimed: a task, or several that are run together in the place of one.</summary>
    private void StartGroup()
    {
        if (_group is [var (work, attempt)])
        {
            Start(work, attempt);
            return;
        }

        Assignment[] assignments = [.. _group.Select(static w => new Assignment(w.Work.Node, w.Attempt))];
        _batches.Started(assignments.Select(static a => a.Node));
        foreach (var (node, _) in assignments)
        {
            _graph.Start(node);
            if (!dispatcher.TellsBegun)
                _log.Started(node, options.Time.GetUtcNow(), _graph);
        }

        _running++;
        dispatcher.Start(assignments, _stop);
    }

    private void Start(Work work, int attempt)
    {
        _running++;
        if (work.Kind != WorkKind.Run)
        {
            StartLook(work);
            return;
        }

        _graph.Start(work.Node);
        if (!dispatcher.TellsBegun)
            _log.Started(work.Node, options.Time.GetUtcNow(), _graph);
        dispatcher.Start([new(work.Node, attempt)], _stop);
    }

    private void StartLook(Work work) => Task.Run(() => DoAsync(work, _stop), CancellationToken.None);

    private async Task DoAsync(Work work, CancellationToken stop)
    {
        var outcome = new Outcome(work.Node, work.Kind) { Requirement = work.Requirement };
        try
        {
            await _looks.WaitAsync(stop);
            try
            {
                outcome = work.Kind switch
                {
                    WorkKind.Observe => outcome with { Entry = await execution.ObserveAsync(work.Node, stop) },
                    WorkKind.Require => outcome with { Required = await execution.RequireAsync(work.Node, work.Requirement, run.MaxTasks, stop) },
                    _ => outcome with { Required = await execution.RecallAsync(work.Node, stop) },
                };
            }
            finally
            {
                _looks.Release();
            }
        }
        catch (Exception e)
        {
            // The loop decides: a failure is an outcome like any other, and is reported with the task.
            outcome = outcome with { Error = e };
        }

        outcomes.Add(outcome, lendsThread: false);
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
                ask.Refuse(new RequiredTaskException(failed.Task, $"{failed.Task}, which {node.Task} asked for, {(failed.State == NodeState.Failed ? $"failed: {ErrorWords.MessageOf(failed.Error)}" : "was skipped, as something that it requires failed.")}", failed.Error));
        }
    }

    /// <summary>Takes note of what is told of a task that goes on.</summary>
    /// <returns>Whether it does.</returns>
    private bool TryNote(in Outcome outcome)
    {
        if (outcome.BegunAt is { } begun)
            _log.Started(outcome.Node, begun, _graph);
        else if (outcome.Fraction is { } fraction)
            _log.Progressed(outcome.Node, fraction, _graph);
        else if (outcome.Ask is { } ask)
            Apply(outcome.Node, ask);
        else
            return false;
        return true;
    }

    /// <summary>Takes note of what has ended.</summary>
    private async ValueTask ApplyAsync(Outcome outcome)
    {
        var node = outcome.Node;

        // It may have ended while it was suspended: it was cancelled, or did not wait for what it asked for.
        if (_asks.Remove(node))
            _suspended--;
        else if (_batches.Ended(node))
            _running--;
        if (outcome.Kind == WorkKind.Run)
        {
            if (node.Since == 0 && outcome.Entry is { } made)
                _log.Started(node, made.StartedAt, _graph);
            _log.Stopped(node, outcome.Entry?.CompletedAt, outcome.Error, outcome.IsLost || IsCancelled(outcome.Error));

            // A result takes its claim along; without one somebody else may try.
            if (outcome is { Entry: null, Published: null })
                await claims.ReleaseAsync(node.Key);
        }

        if (outcome.Error is CorruptArtifactException { Key: var key } && _graph.Find(key) is { IsLetGo: true } letGo)
            TaskGraph.Recall(letGo, (await store.Catalog.FindAsync([key])).GetValueOrDefault(key));
        switch (outcome)
        {
            case { IsLost: true } when _stop.IsCancellationRequested:
            case { Error: { } error } when _stop.IsCancellationRequested && Outcome.IsCancellation(error):
                // Cancelled, not failed: the task is as undone as one that was never started.
                break;
            case { Error: CorruptArtifactException corrupt } when ProducerOf(node, corrupt) is { } producer && _graph.Corrupt(node, producer):
                break;
            case { IsLost: true }:
            case { Error: Targets.ClaimLostException }:
                _graph.Postpone(node);
                _graph.TryAgain(node);
                break;
            case not { Kind: WorkKind.Observe } when _graph.IsOutdated(node):
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
            case { Kind: WorkKind.Recall }:
                _graph.Recheck(node, outcome.Required);
                break;
            case { Required: { } required }:
                _graph.Extend(node, outcome.Requirement, required);
                break;
            case { Published: { } version }:
                Committed++;
                _graph.Complete(node, version);
                break;
            case { Entry: { } entry }:
                if (!ReferenceEquals(entry, node.Stored))
                {
                    await commits.AddAsync(entry);
                    Committed++;
                    _isDurable = false;
                }

                WaitingNodes.Taken? readers = _graph.IsReadSoon(node) ? node.Dependents.Peek() : null;
                _graph.Complete(node, entry);
                if (entry.Kind == TaskKind.Source)
                    break;
                _held.Add(node, entry, commits.Added, readers);
                _held.LetGo(_graph, commits.Durable);
                break;
        }

        if (outcome is { Kind: WorkKind.Run, Error: not null })
        {
            if (IsFailingFast)
                _running -= dispatcher.TakeBack();
            dispatcher.GoOn();
        }

        _log.Ended(_graph);
    }

    /// <summary>The input whose bytes are damaged. A task may have met with a damaged artifact elsewhere too: then there is nothing to make again.</summary>
    private Node? ProducerOf(Node reader, CorruptArtifactException corrupt) =>
        _graph.Find(corrupt.Key) is { } producer && reader.AllInputs.Contains(producer) ? producer : null;

    /// <summary>Whether a task was cancelled with the run.</summary>
    private bool IsCancelled(Exception? error) => _stop.IsCancellationRequested && error is not null && Outcome.IsCancellation(error);

    private async ValueTask SupplyAsync(TaskKey? damaged)
    {
        for (var nodes = _graph.TakeUnsupplied(); nodes.Count > 0; nodes = _graph.TakeUnsupplied())
            await CatalogSupply.SupplyAsync(_graph, nodes, store, _listing, options.Targets, _places, damaged, _stop);
        _log.Ended(_graph);
    }
}
