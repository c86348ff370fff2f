using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// One call of <c>RunBatch</c>, and what came of its tasks. What came of each is told as it comes, but of the last one only when the call has ended well: an exception after all
/// results is so not lost. Results in quick succession are told together: before they count it is seen that what they were made of is what was recorded, which costs a question to the
/// system for each file. Once closed, it tells nothing more. Thread-safe.
/// </summary>
internal sealed class BatchCall : ITaskListener, IDisposable
{
    // What one question costs weighs little among so many.
    private const int Many = 64;

    // What follows within that time is quick succession, and nothing waits for longer.
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly Action<Node, RunResult> _ended;
    private readonly Action<Node, double> _progressed;
    private readonly TimeProvider _time;
    private readonly ITimer _soon;
    private readonly bool[] _told;
    private readonly List<(int Position, CatalogEntry Entry, TaskInputs Inputs)> _made = [];
    private readonly HashSet<InputReader> _checked = new(ReferenceEqualityComparer.Instance);
    private (int Position, RunResult Result)? _last;
    private long _lastTold;
    private Exception? _changed;
    private StrayResultException? _stray;
    private int _left;
    private bool _closed;

    /// <param name="members">The tasks, with the attempts of this run.</param>
    /// <param name="ended">Told what came of a task: an entry that is yet to be committed, or an error. By one thread at a time.</param>
    /// <param name="progressed">Told how much is done, of each task that has not ended.</param>
    /// <param name="time">The clock. With one that stands still, results wait for others until the call ends.</param>
    public BatchCall(IReadOnlyList<Assignment> members, Action<Node, RunResult> ended, Action<Node, double> progressed, TimeProvider time)
    {
        (Members, _ended, _progressed, _time) = (members, ended, progressed, time);
        _told = new bool[members.Count];
        _left = members.Count;
        _lastTold = time.GetTimestamp();
        _soon = time.CreateTimer(static call => ((BatchCall)call!).Settle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IReadOnlyList<Assignment> Members { get; }

    /// <summary>The tasks of which nothing was told.</summary>
    public IReadOnlyList<Assignment> Rest
    {
        get
        {
            lock (_gate)
                return [.. Members.Where((_, i) => !_told[i])];
        }
    }

    /// <summary>What a task made of its inputs.</summary>
    /// <exception cref="CorruptArtifactException">What one of the last results was made of is not what was recorded, so that it does not count.</exception>
    /// <exception cref="SourceChangedException">As that, of a source.</exception>
    /// <exception cref="OperationCanceledException">The call was given up.</exception>
    public void Made(int position, CatalogEntry entry, TaskInputs inputs)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            _made.Add((position, entry, inputs));
            if (_made.Count >= Many || _time.GetElapsedTime(_lastTold) >= s_moment)
                Tell();
            else if (_made.Count == 1)
                _soon.Change(s_moment, Timeout.InfiniteTimeSpan);
            if (_changed is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_changed);
        }
    }

    /// <summary>A result was nobody's.</summary>
    public void Strayed(StrayResultException stray)
    {
        lock (_gate)
            _stray ??= stray;
    }

    /// <summary>What is to be told of a call that did not end in its time: that a result was nobody's before that, too.</summary>
    public Exception WithStray(TimeoutException late)
    {
        lock (_gate)
            return _stray is null ? late : new StrayResultException(_stray, late);
    }

    /// <summary>A task failed, and the others go on.</summary>
    public void Failed(int position, Exception error)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            Tell();
            End(position, RunResult.Failed(error));
        }
    }

    /// <summary>How much is done.</summary>
    public void Progressed(double fraction)
    {
        foreach (var (node, _) in Rest)
            _progressed(node, fraction);
    }

    /// <summary>Tells what has come and waits for others.</summary>
    /// <returns>What keeps results from counting, if anything does: they are among the <see cref="Rest"/>.</returns>
    public Exception? Settle()
    {
        lock (_gate)
        {
            if (!_closed)
                Tell();
            return _changed;
        }
    }

    /// <summary>The call has ended well.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            Tell();
            if (_changed is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_changed);
            if (_last is { } last)
                Tell(last.Position, last.Result);
        }
    }

    /// <summary>Tells nothing more, whatever comes of a call that was given up.</summary>
    public void Dispose()
    {
        lock (_gate)
            _closed = true;
        _soon.Dispose();
    }

    private void ThrowIfClosed()
    {
        if (_closed)
            throw new OperationCanceledException();
    }

    private void Tell()
    {
        _lastTold = _time.GetTimestamp();
        if (_made.Count == 0)
            return;
        try
        {
            foreach (var (_, _, inputs) in _made)
                inputs.Check(_checked);
            foreach (var (position, entry, _) in _made)
                End(position, RunResult.Made(entry));
        }
        catch (Exception e)
        {
            // Whoever hands the next one in, or ends the call, is told: this may be the clock's thread. Perhaps not all were made of what has changed; they are run again, which finds out.
            _changed ??= e;
        }
        finally
        {
            _made.Clear();
            _checked.Clear();
        }
    }

    private void End(int position, RunResult result)
    {
        if (--_left == 0)
            _last = (position, result);
        else
            Tell(position, result);
    }

    private void Tell(int position, RunResult result)
    {
        _told[position] = true;
        _ended(Members[position].Node, result);
    }
}
