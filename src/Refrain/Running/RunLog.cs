using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Keeps the times of a run's tasks, tells of their changes, and sums them up.</summary>
internal sealed class RunLog(PipelineOptions options, RunOptions run)
{
    private readonly TimeProvider _time = options.Time;
    private readonly Action<RunEvent>? _listener = run.Progress;
    private readonly Estimates? _estimates = run.Progress is null ? null : new(run, options.Time);
    private readonly RunSignals _signals = new(options.Logger);
    private Func<Node, TimeSpan?>? _used;
    private int _ended;

    private long Ticks => _time.GetUtcNow().UtcTicks;

    /// <summary>A task has begun.</summary>
    public void Started(Node node, DateTimeOffset at, TaskGraph graph)
    {
        (node.Since, node.Duration) = (at.UtcTicks, TimeSpan.Zero);
        _signals.Started(node);
        Tell(RunEventKind.Started, node, null, 0, graph);
    }

    public void Progressed(Node node, double fraction, TaskGraph graph) => Tell(RunEventKind.Progress, node, null, fraction, graph);

    public void Postponed(Node node, Exception error, TaskGraph graph)
    {
        _signals.Postponed(node, error);
        Tell(RunEventKind.Postponed, node, null, 0, graph, error);
    }

    public void Suspended(Node node, TaskGraph graph)
    {
        (node.Since, node.Duration) = (-1, AtWork(node));
        _signals.Suspended(node);
        Tell(RunEventKind.Suspended, node, null, 0, graph);
    }

    public void Resumed(Node node, TaskGraph graph)
    {
        node.Since = Ticks;
        _signals.Resumed(node);
        Tell(RunEventKind.Resumed, node, null, 0, graph);
    }

    /// <summary>An attempt has ended. Told before the graph is.</summary>
    /// <param name="node">The task.</param>
    /// <param name="at">When, if that is known: a moment ago, as the news takes its time.</param>
    /// <param name="error">What it threw, or <see langword="null"/>.</param>
    /// <param name="isCancelled">Whether it was cancelled with the run.</param>
    public void Stopped(Node node, DateTimeOffset? at, Exception? error, bool isCancelled)
    {
        var duration = node.Duration = AtWork(node, at);
        node.Since = 0;
        if (error is null)
            _estimates?.Ran(node, duration);
        if (!isCancelled)
            _signals.Stopped(node, duration, error);
    }

    /// <summary>Tells how many tasks stand where.</summary>
    public void Stand(int running, int suspended, int ready) => _signals.Stand(running, suspended, ready);

    /// <summary>Tells of the tasks that have ended since the last call.</summary>
    public void Ended(TaskGraph graph)
    {
        // Called for each task, so that even an enumerator counts.
        var ended = graph.TakeEnded();
        for (var i = 0; i < ended.Count; i++)
        {
            var node = ended[i];
            if (!IsReported(node))
                continue;
            _ended++;
            _signals.Ended(node, StateOf(node), node.Duration);
            Tell(RunEventKind.Ended, node, StateOf(node), 1, graph);
        }
    }

    /// <param name="run">The run's number.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="published">What the run published when it went through the graph before.</param>
    public RunReport Report(long run, RunState state, TaskGraph graph, IReadOnlyDictionary<TaskKey, TaskReport> published) =>
        new(run, state, ReportsOf(graph, published));

    private TaskReports ReportsOf(TaskGraph graph, IReadOnlyDictionary<TaskKey, TaskReport> published)
    {
        var reports = new TaskReports();
        foreach (var node in graph.InDependencyOrder())
        {
            if (!IsReported(node))
                continue;
            if (node.State == NodeState.UpToDate && published.TryGetValue(node.Key, out var before))
            {
                reports.Add(before.Task, before.State, before.Reason, before.Duration, before.OutputVersion, before.Error);
                continue;
            }

            reports.Add(
                node.Task,
                StateOf(node),
                node.State == NodeState.Skipped ? null : node.Reason,
                node.Duration,
                node.IsComplete ? node.Version : null,
                node.Error);
        }

        return reports;
    }

    // A source that was observed is no news; one that could not be is.
    private static bool IsReported(Node node) => node.Descriptor.Kind == TaskKind.Task || node.State == NodeState.Failed;

    private static TaskState StateOf(Node node) =>
        node.State switch
        {
            NodeState.Executed => TaskState.Executed,
            NodeState.UpToDate => TaskState.UpToDate,
            NodeState.Failed => TaskState.Failed,
            _ => TaskState.Skipped,
        };

    private void Tell(RunEventKind kind, Node node, TaskState? state, double fraction, TaskGraph graph, Exception? error = null) =>
        _listener?.Invoke(new RunEvent(
            kind, node.Task, node.Reason, state, error ?? node.Error, node.Duration, fraction, _ended, graph.TaskCount)
        {
            Estimate = _estimates!.Now(graph, _used ??= Used),
        });

    /// <summary>How long a task has been at work by now.</summary>
    private TimeSpan AtWork(Node node, DateTimeOffset? by = null) =>
        node.Since > 0 ? node.Duration + TimeSpan.FromTicks((by?.UtcTicks ?? Ticks) - node.Since) : node.Duration;

    private TimeSpan? Used(Node node) => node.Since != 0 ? AtWork(node) : null;
}
