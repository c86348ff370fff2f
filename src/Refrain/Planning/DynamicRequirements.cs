namespace Refrain.Planning;

/// <summary>
/// What a task asks for while it runs; or, before it is decided, what it asked for when its artifact was made. Asked is in steps: what is asked for before an answer has come
/// is of one step. Changed by <see cref="TaskGraph"/> alone.
/// </summary>
internal sealed class DynamicRequirements
{
    private readonly List<(Node Node, long Granted)> _granted = [];

    /// <summary>The step that is next answered, from 0.</summary>
    public int Step { get; private set; }

    /// <summary>What is asked for and not answered, each once.</summary>
    public List<Node> Asked { get; } = [];

    /// <summary>What was answered, and when, in the graph's own count of moments.</summary>
    public IReadOnlyList<(Node Node, long Granted)> Granted => _granted;

    /// <summary>What was asked for and failed, or was not tried; the task that asked cannot go on.</summary>
    public Node? Failed { get; private set; }

    /// <summary>How many there are, answered or not.</summary>
    public int Count => _granted.Count + Asked.Count;

    /// <summary>One of all, by position.</summary>
    public Node this[int position] => position < _granted.Count ? _granted[position].Node : Asked[position - _granted.Count];

    /// <summary>Everything, answered or not.</summary>
    public IEnumerable<Node> All => _granted.Select(g => g.Node).Concat(Asked);

    /// <summary>Leaves out steps.</summary>
    public void GoTo(int step) => Step = step;

    /// <summary>Answers what is asked for.</summary>
    public void Grant(long moment)
    {
        foreach (var node in Asked)
        {
            _granted.Add((node, moment));
            Failed ??= node.IsComplete ? null : node;
        }

        Asked.Clear();
        Step++;
    }
}
