using Refrain.Planning;

namespace Refrain.Running;

/// <summary>
/// The estimates of a run, each made when a hundred times as long has gone by as it takes to make one, so that they cost a hundredth of the run, whatever its size. In between the last one is
/// carried on. Used by the loop alone.
/// </summary>
internal sealed class Estimates(RunOptions run, TimeProvider time)
{
    private const int Share = 100;
    private static readonly TimeSpan s_leastBetween = TimeSpan.FromMilliseconds(100);

    // What the first one is taken to cost; it is made the later the larger the graph is.
    private static readonly TimeSpan s_ofNode = TimeSpan.FromMicroseconds(1);

    private readonly Forecast _forecast = new(run.Workers, run.Resources);
    private readonly long _began = time.GetTimestamp();
    private RunEstimate? _last;
    private TimeSpan _made;
    private TimeSpan _due;

    /// <summary>A task was executed. Told before the graph is.</summary>
    public void Ran(Node node, TimeSpan duration) => _forecast.Ran(node, duration);

    /// <summary>The estimate as of now.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="used">Tells for how long a task has been at work, if it is.</param>
    public RunEstimate? Now(TaskGraph graph, Func<Node, TimeSpan?> used)
    {
        var now = time.GetElapsedTime(_began);
        if (now < _due || now < s_ofNode * Share * graph.Nodes.Count)
            return _last?.After(now - _made);
        _last = _forecast.Of(graph.InDependencyOrder(), node => TaskGraph.OutlookOf(node, used(node)));
        _made = now;
        var cost = time.GetElapsedTime(_began) - now;
        _due = now + (cost * Share > s_leastBetween ? cost * Share : s_leastBetween);
        return _last;
    }
}
