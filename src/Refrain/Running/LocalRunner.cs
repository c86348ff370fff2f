using System.Globalization;
using System.Threading.Channels;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Runs a graph on the threads of this process: a thin loop that asks the graph for work, hands it to the thread pool and tells the graph what
/// became of it. Only the loop touches the graph. For one run.
/// </summary>
internal sealed class LocalRunner(ArtifactStore store, PipelineOptions options, RunOptions run)
{
    // A task that keeps meeting damaged inputs is not helped by making them a fourth time.
    private const int MostAttempts = 3;

    private readonly TaskGraph _graph = new();
    private readonly Channel<Outcome> _outcomes = Channel.CreateUnbounded<Outcome>(new() { SingleReader = true });
    private readonly Dictionary<TaskKey, int> _attempts = [];
    private readonly RunLog _log = new(options.Time, run.Progress);
    private int _running;
    private bool _failed;
    private bool _stopping;

    /// <summary>A piece of work that has ended, or the news that a task has come further.</summary>
    private readonly record struct Outcome(Work Work, CatalogEntry? Entry, IReadOnlyList<ITask>? Required, Exception? Error, double Fraction = double.NaN);

    private bool IsFailingFast => _failed && !run.KeepGoing;

    /// <summary>Runs what must run.</summary>
    /// <param name="roots">The tasks asked for.</param>
    /// <param name="damaged">Artifacts whose bytes are known to be damaged.</param>
    /// <param name="cancellationToken">Ends the run early; what has committed stays.</param>
    /// <exception cref="StoreException">The store failed; what had committed before is there.</exception>
    public async Task<RunReport> RunAsync(IReadOnlyList<ITask> roots, IReadOnlySet<TaskKey> damaged, CancellationToken cancellationToken)
    {
        var owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}");
        var number = await store.Catalog.BeginRunAsync(owner, options.Time.GetUtcNow(), cancellationToken);
        var state = RunState.Failed;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var commits = new CommitQueue(store.Catalog);
            var execution = new TaskExecution(store, options, number);
            try
            {
                foreach (var root in roots)
                    _graph.Add(root, run.Force);
                await SupplyAsync(damaged);
                await LoopAsync(execution, commits, damaged, stop.Token);
            }
            finally
            {
                // However the loop ended, nothing of this run is at work after it: neither the sample's process nor a test waits for a lost thread.
                _stopping = true;
                await stop.CancelAsync();
                await DrainAsync(commits);
            }

            await commits.FlushAsync();
            state = cancellationToken.IsCancellationRequested ? RunState.Cancelled : _failed ? RunState.Failed : RunState.Succeeded;
        }
        finally
        {
            _graph.Abandon();
            await store.Catalog.EndRunAsync(number, state, _log.Report(number, state, _graph).Counts, options.Time.GetUtcNow(), CancellationToken.None);
        }

        return _log.Report(number, state, _graph);
    }

    private async Task LoopAsync(TaskExecution execution, CommitQueue commits, IReadOnlySet<TaskKey> damaged, CancellationToken stop)
    {
        while (!_graph.IsEnded)
        {
            while (_running < run.Workers && !IsFailingFast && !stop.IsCancellationRequested && _graph.TryTake(out var work))
                Start(execution, work, stop);
            if (stop.IsCancellationRequested || (_running == 0 && IsFailingFast))
                return;
            if (_running == 0)
            {
                var cycle = string.Join(" requires ", _graph.FindCycle().Select(n => n.Task));
                throw new RequirementException($"Tasks require each other in a cycle, so none can run: {cycle}. Take one of these requirements out.");
            }

            if (!await WaitAsync(stop))
                return;
            while (_outcomes.Reader.TryRead(out var outcome))
                await ApplyAsync(outcome, commits);
            await SupplyAsync(damaged);
        }
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
    private async Task DrainAsync(CommitQueue commits)
    {
        using var grace = new CancellationTokenSource(run.CancellationGrace, options.Time);
        do
        {
            while (_outcomes.Reader.TryRead(out var outcome))
                await ApplyAsync(outcome, commits);
        }
        while (_running > 0 && await WaitAsync(grace.Token));
    }

    private void Start(TaskExecution execution, Work work, CancellationToken stop)
    {
        _running++;
        var attempt = 0;
        if (work.Kind == WorkKind.Run)
        {
            attempt = _attempts[work.Node.Key] = _attempts.GetValueOrDefault(work.Node.Key) + 1;
            _log.Started(work.Node, _graph);
        }

        _ = Task.Run(() => DoAsync(execution, work, attempt, stop), CancellationToken.None);
    }

    private async Task DoAsync(TaskExecution execution, Work work, int attempt, CancellationToken stop)
    {
        Outcome outcome;
        try
        {
            outcome = work.Kind switch
            {
                WorkKind.Observe => new(work, await execution.ObserveAsync(work.Node, stop), null, null),
                WorkKind.Require => new(work, null, await execution.RequireAsync(work.Node, work.Requirement, stop), null),
                _ => new(work, await execution.RunAsync(work.Node, attempt, f => _outcomes.Writer.TryWrite(new(work, null, null, null, f)), stop), null, null),
            };
        }
        catch (Exception e)
        {
            // The loop decides: a task's failure is an outcome like any other, and is reported with the task.
            outcome = new(work, null, null, e);
        }

        _outcomes.Writer.TryWrite(outcome);
    }

    private async ValueTask ApplyAsync(Outcome outcome, CommitQueue commits)
    {
        var node = outcome.Work.Node;
        if (!double.IsNaN(outcome.Fraction))
        {
            _log.Progressed(node, outcome.Fraction, _graph);
            return;
        }

        _running--;
        if (outcome.Work.Kind == WorkKind.Run)
            _log.Stopped(node);

        switch (outcome)
        {
            case { Error: CorruptArtifactException corrupt } when _attempts.GetValueOrDefault(node.Key) < MostAttempts:
                _graph.Corrupt(node, _graph[corrupt.Key]);
                break;
            case { Error: OperationCanceledException e } when _stopping:
                // Cancelled, not failed: the task is as undone as one that was never started.
                break;
            case { Error: { } error }:
                _failed = true;
                _graph.Fail(node, error);
                break;
            case { Required: { } required }:
                _graph.Extend(node, outcome.Work.Requirement, required);
                break;
            case { Entry: { } entry }:
                if (!ReferenceEquals(entry, node.Stored))
                    await commits.AddAsync(entry);
                _graph.Complete(node, entry);
                break;
        }

        _log.Ended(_graph);
    }

    private async ValueTask SupplyAsync(IReadOnlySet<TaskKey> damaged)
    {
        for (var nodes = _graph.TakeUnsupplied(); nodes.Count > 0; nodes = _graph.TakeUnsupplied())
            await CatalogSupply.SupplyAsync(_graph, nodes, store, damaged);
        _log.Ended(_graph);
    }
}
