using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Finds out what a run would do, by the same graph that a run is driven by: sources are observed and runtime requirements evaluated where what
/// they read is up to date; nothing runs and nothing is written.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="options">Services, logger, clock.</param>
/// <param name="whole">Whether the nodes keep the catalog's entries, however many they are.</param>
/// <param name="most">How many tasks and sources there may be.</param>
internal sealed class Planner(ArtifactStore store, PipelineOptions options, bool whole = false, int most = int.MaxValue)
{
    private readonly TaskGraph _graph = new(whole ? int.MaxValue : options.LeanFrom, most);
    private readonly List<ITask> _open = [];
    private readonly PlaceLook _places = new(options.Targets);

    public async Task<RunPlan> PlanAsync(IReadOnlyList<ITask> roots, RunOptions run, CancellationToken cancellationToken)
    {
        var nodes = await LookAsync(roots, run.Force, cancellationToken);
        return new RunPlan(
            [.. nodes.Where(n => n.Descriptor.Kind == TaskKind.Task && n.IsComplete).Select(PlannedOf)],
            [.. nodes.Where(n => n.Error is not null).Select(n => (n.Task, n.Error!))],
            _open)
        {
            Estimate = new Forecast(run.Workers, run.Resources).Of(nodes, TaskGraph.PlannedOutlookOf),
        };
    }

    /// <summary>The keys of everything that the roots reach.</summary>
    /// <exception cref="RequirementException">They reach more than there may be: which ones is not known then.</exception>
    public async Task<IReadOnlySet<TaskKey>> ReachAsync(IReadOnlyList<ITask> roots, CancellationToken cancellationToken)
    {
        var nodes = await LookAsync(roots, force: false, cancellationToken);
        return nodes.Select(static n => n.Error).OfType<RequirementException>().FirstOrDefault(static e => e.IsOfLimit) is { } error ? throw error : nodes.Select(n => n.Key).ToHashSet();
    }

    /// <summary>Looks at everything that the roots reach.</summary>
    /// <returns>The tasks and sources, each after everything that it requires, as a plan leaves them: what would run is assumed to have.</returns>
    public async Task<IReadOnlyList<Node>> LookAsync(IReadOnlyList<ITask> roots, bool force, CancellationToken cancellationToken)
    {
        var execution = new TaskExecution(store, options, run: 0);
        await using var listing = new CatalogListing(store.Catalog);
        _graph.WhenLarge = listing.Start;
        foreach (var root in roots)
            _graph.Add(root, force);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_graph.TakeUnsupplied() is { Count: > 0 } nodes)
                await CatalogSupply.SupplyAsync(_graph, nodes, store, listing, options.Targets, _places, damaged: null, cancellationToken);
            while (_graph.TryTake(out var work))
                await LookAsync(execution, work, cancellationToken);
        }
        while (_graph.HasUnsupplied);

        if (!_graph.IsEnded)
            throw _graph.Cycle();
        return _graph.InDependencyOrder();
    }

    private static bool WouldRun(Node node) => node.Descriptor.Kind == TaskKind.Task && node.State == NodeState.Executed;

    private static PlannedTask PlannedOf(Node node) =>
        new(node.Task, node.Descriptor.Name, node.State == NodeState.Executed ? PlannedAction.Run : PlannedAction.Reuse, node.Reason);

    private async ValueTask LookAsync(TaskExecution execution, Work work, CancellationToken cancellationToken)
    {
        var node = work.Node;
        try
        {
            switch (work.Kind)
            {
                case WorkKind.Observe:
                    _graph.Complete(node, await execution.ObserveAsync(node, cancellationToken));
                    break;
                case WorkKind.Require when node.Descriptor.Requirements[work.Requirement].Reads.Any(r => node.Required[r].Any(WouldRun)):
                    _open.Add(node.Task);
                    _graph.Assume(node);
                    break;
                case WorkKind.Require:
                    _graph.Extend(node, work.Requirement, await execution.RequireAsync(node, work.Requirement, most, cancellationToken));
                    break;
                case WorkKind.Recall:
                    _graph.Recheck(node, await execution.RecallAsync(node, cancellationToken));
                    break;
                default:
                    _graph.Assume(node);
                    break;
            }
        }
        catch (CorruptArtifactException e) when (node.Inputs.Select(i => i.Node).FirstOrDefault(n => n.Key == e.Key) is { } producer && _graph.Corrupt(node, producer))
        {
            // As in a run: the producer would make the bytes again.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What cannot be looked at is part of the plan: it is listed with its error.
            _graph.Fail(node, e);
        }
    }
}
