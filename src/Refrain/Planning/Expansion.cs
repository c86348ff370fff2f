using System.Diagnostics.CodeAnalysis;
using Refrain.Collections;
using Refrain.Keys;

namespace Refrain.Planning;

/// <summary>
/// The nodes whose static requirements are to be evaluated, first in first out: so those of one layer, which are mostly run one after the other, lie beside each other in memory, and there are
/// many at once. They are evaluated ahead of their turn, so that the keys of what they require are computed together.
/// </summary>
/// <param name="most">How many tasks there may be.</param>
/// <param name="many">Called when a node requires so many tasks that the graph is a large one.</param>
internal sealed class Expansion(int most, Action many)
{
    /// <summary>So many tasks make a large graph.</summary>
    public const int Large = 8192;

    private const int MostNodesAhead = 256;
    private const int MostTasksAhead = 4096;

    private readonly SegmentedQueue<Node> _nodes = new();
    private readonly List<(Node Node, RequirementSet Set)> _evaluated = [];
    private readonly Stack<RequirementSet> _free = new();
    private readonly KeyBatch _keys = new();
    private RequirementSet? _taken;
    private int _next;

    public void Push(Node node)
    {
        if (node.Required.Length > 0)
            _nodes.Enqueue(node);
    }

    /// <summary>Takes the node that was pushed first.</summary>
    /// <param name="node">The node.</param>
    /// <param name="set">What it requires; until the next call.</param>
    public bool TryPop([NotNullWhen(true)] out Node? node, [NotNullWhen(true)] out RequirementSet? set)
    {
        if (_taken is not null)
            _free.Push(_taken);
        _taken = null;
        if (_next == _evaluated.Count)
            EvaluateAhead();
        if (_evaluated.Count == 0)
        {
            // What one large requirement has grown is not kept for the rest of the run.
            _free.Clear();
            (node, set) = (null, null);
            return false;
        }

        (node, set) = _evaluated[_next++];
        _taken = set;
        return true;
    }

    private void EvaluateAhead()
    {
        _evaluated.Clear();
        _next = 0;
        for (var tasks = 0; tasks < MostTasksAhead && _evaluated.Count < MostNodesAhead && _nodes.TryDequeue(out var node);)
        {
            var set = _free.TryPop(out var free) ? free : new RequirementSet(most);
            tasks += Evaluate(node, set);
            _evaluated.Add((node, set));
        }

        _keys.Complete();
    }

    /// <returns>How many tasks are required.</returns>
    private int Evaluate(Node node, RequirementSet set)
    {
        var count = 0;
        try
        {
            node.Descriptor.RequirementsOf(node.Task, set);
            for (var i = 0; i < node.Required.Length; i++)
            {
                var tasks = set[i];
                count += tasks.Count;
                if (tasks.Count >= Large)
                {
                    many();
                    KeyBatch.Compute(tasks);
                    continue;
                }

                for (var j = 0; j < tasks.Count; j++)
                    _keys.Add(tasks[j]);
            }
        }
        catch (Exception e)
        {
            // The code is the user's and may throw anything.
            set.Error = e;
        }

        return count;
    }
}
