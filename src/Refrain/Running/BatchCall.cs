using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// One call of <c>RunBatch</c>, and what came of its tasks. What came of each is told as it comes, but of the last one only when the call has ended well: an exception after all
/// results is so not lost. Once closed, it tells nothing more. Thread-safe.
/// </summary>
/// <param name="members">The tasks, with the attempts of this run.</param>
/// <param name="ended">Told what came of a task: an entry that is yet to be committed, or an error.</param>
/// <param name="progressed">Told how much is done, of each task that has not ended.</param>
internal sealed class BatchCall(IReadOnlyList<Assignment> members, Action<Node, RunResult> ended, Action<Node, double> progressed)
{
    private readonly Lock _gate = new();
    private readonly bool[] _told = new bool[members.Count];
    private (int Position, RunResult Result)? _last;
    private int _left = members.Count;
    private bool _closed;

    public IReadOnlyList<Assignment> Members { get; } = members;

    /// <summary>The tasks of which nothing was told.</summary>
    public IReadOnlyList<Assignment> Rest
    {
        get
        {
            lock (_gate)
                return [.. Members.Where((_, i) => !_told[i])];
        }
    }

    /// <summary>What a task made.</summary>
    public void Made(int position, CatalogEntry entry) => End(position, RunResult.Made(entry));

    /// <summary>A task failed, and the others go on.</summary>
    public void Failed(int position, Exception error) => End(position, RunResult.Failed(error));

    /// <summary>How much is done.</summary>
    public void Progressed(double fraction)
    {
        foreach (var (node, _) in Rest)
            progressed(node, fraction);
    }

    /// <summary>The call has ended well.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (!_closed && _last is { } last)
                Tell(last.Position, last.Result);
        }
    }

    /// <summary>Tells nothing more, whatever comes of a call that was given up.</summary>
    public void Close()
    {
        lock (_gate)
            _closed = true;
    }

    private void End(int position, RunResult result)
    {
        lock (_gate)
        {
            if (_closed)
                throw new OperationCanceledException();
            if (--_left == 0)
                _last = (position, result);
            else
                Tell(position, result);
        }
    }

    private void Tell(int position, RunResult result)
    {
        _told[position] = true;
        ended(Members[position].Node, result);
    }
}
