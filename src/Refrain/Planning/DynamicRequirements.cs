using Refrain.Stores;

namespace Refrain.Planning;

/// <summary>
/// What a task asks for while it runs; or, before it is decided, what it asked for when its artifact was made. Asked is in steps: what is asked for before an answer has come
/// is of one step. Changed by <see cref="TaskGraph"/> alone.
/// </summary>
internal sealed class DynamicRequirements
{
    private readonly List<(Node Node, long Granted)> _granted = [];
    private readonly List<Node> _asked = [];
    private readonly HashSet<Node> _isAsked = [];
    private int _next;

    /// <summary>What was asked for when the artifact was made, in the order of the steps.</summary>
    public IReadOnlyList<CatalogInput> Recorded { get; init; } = [];

    /// <summary>The step that is next answered, from 0.</summary>
    public int Step { get; private set; }

    /// <summary>What is asked for and not answered, each once.</summary>
    public IReadOnlyList<Node> Asked => _asked;

    /// <summary>What was answered, and when, in the graph's own count of moments.</summary>
    public IReadOnlyList<(Node Node, long Granted)> Granted => _granted;

    /// <summary>What was asked for and failed, or was not tried; the task that asked cannot go on.</summary>
    public Node? Failed { get; private set; }

    /// <summary>How many there are, answered or not.</summary>
    public int Count => _granted.Count + _asked.Count;

    /// <summary>One of all, by position.</summary>
    public Node this[int position] => position < _granted.Count ? _granted[position].Node : _asked[position - _granted.Count];

    /// <summary>Everything, answered or not.</summary>
    public IEnumerable<Node> All => _granted.Select(g => g.Node).Concat(_asked);

    /// <summary>Adds what is asked for, unless it is there.</summary>
    public void Ask(Node node)
    {
        if (_isAsked.Add(node))
            _asked.Add(node);
    }

    /// <summary>Goes on to the next step that is recorded. Steps in which nothing new was asked for left no trace.</summary>
    /// <returns>Its inputs; none if there is none.</returns>
    public IReadOnlyList<CatalogInput> NextRecorded()
    {
        if (_next == Recorded.Count)
            return [];
        Step = Recorded[_next].Step;
        var step = new List<CatalogInput>();
        while (_next < Recorded.Count && Recorded[_next].Step == Step)
            step.Add(Recorded[_next++]);
        return LastRecorded = step;
    }

    /// <summary>What <see cref="NextRecorded"/> gave last.</summary>
    public IReadOnlyList<CatalogInput> LastRecorded { get; private set; } = [];

    /// <summary>Answers what is asked for.</summary>
    public void Grant(long moment)
    {
        foreach (var node in _asked)
        {
            _granted.Add((node, moment));
            Failed ??= node.IsComplete ? null : node;
        }

        _asked.Clear();
        _isAsked.Clear();
        Step++;
    }
}
