using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Keeps the times of a run's tasks, tells of their changes, and sums them up.</summary>
internal sealed class RunLog(TimeProvider time, Action<RunEvent>? listener)
{
    private readonly Dictionary<TaskKey, (DateTimeOffset Started, TimeSpan Duration)> _times = [];
    private int _ended;

    public void Started(Node node, TaskGraph graph)
    {
        _times[node.Key] = (time.GetUtcNow(), TimeSpan.Zero);
        Tell(RunEventKind.Started, node, null, 0, graph);
    }

    public void Progressed(Node node, double fraction, TaskGraph graph) => Tell(RunEventKind.Progress, node, null, fraction, graph);

    public void Postponed(Node node, Exception error, TaskGraph graph) => Tell(RunEventKind.Postponed, node, null, 0, graph, error);

    public void Changed(RunEventKind kind, Node node, TaskGraph graph) => Tell(kind, node, null, 0, graph);

    public void Stopped(Node node)
    {
        var started = _times[node.Key].Started;
        _times[node.Key] = (started, time.GetUtcNow() - started);
    }

    /// <summary>Tells of the tasks that have ended since the last call.</summary>
    public void Ended(TaskGraph graph)
    {
        foreach (var node in graph.TakeEnded())
        {
            if (!IsReported(node))
                continue;
            _ended++;
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
        var reports = new TaskReports(graph.TaskCount);
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
                _times.GetValueOrDefault(node.Key).Duration,
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
        listener?.Invoke(new RunEvent(
            kind, node.Task, node.Reason, state, error ?? node.Error, _times.GetValueOrDefault(node.Key).Duration, fraction, _ended, graph.TaskCount));
}
