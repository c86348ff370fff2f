using System.Threading.Tasks.Sources;
using Refrain.Collections;
using Refrain.Planning;

namespace Refrain.Running;

/// <summary>
/// What became of the work of a run, on its way to the loop. Anybody adds to it; the loop alone takes. Where the loop waits, whoever adds may lend it the thread: then it goes on at
/// once and costs no change of threads.
/// </summary>
/// <param name="time">The clock. With one that stands still, what ends among others is told with the last of them.</param>
internal sealed class Outcomes(TimeProvider time) : IDispatchNews, IValueTaskSource<bool>, IThreadPoolWorkItem
{
    // One change of threads for so many weighs nothing.
    private const int Many = 64;

    // How long what ends among others may have to wait for them. Nothing is decided by it.
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _wake;
    private SegmentedList<Outcome> _coming = new();
    private SegmentedList<Outcome> _taken = new();
    private CancellationToken _stop;
    private CancellationTokenRegistration _stopping;
    private ITimer? _soon;
    private int _untold;
    private int _next;
    private bool _isSoon;
    private bool _isAwaited;
    private bool _goesOn;

    /// <summary>Adds an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="lendsThread">Whether the loop may use the calling thread for as long as it likes.</param>
    public void Add(Outcome outcome, bool lendsThread)
    {
        lock (_gate)
        {
            _coming.Add(outcome);
            if (!_isAwaited)
                return;
            _isAwaited = false;
        }

        Wake(goesOn: true, lendsThread);
    }

    public void Begun(Node node, DateTimeOffset at, bool isUrgent)
    {
        var outcome = new Outcome(node, WorkKind.Run) { BegunAt = at };
        if (isUrgent)
        {
            Add(outcome, lendsThread: true);
            return;
        }

        lock (_gate)
            _coming.Add(outcome);
    }

    public void Ended(Node node, RunResult result, bool lendsThread) =>
        Add(Outcome.Of(node, result), lendsThread);

    public void EndedAmongOthers(Node node, RunResult result, bool lendsThread)
    {
        lock (_gate)
        {
            _coming.Add(Outcome.Of(node, result));
            if (!_isAwaited)
                return;
            if (++_untold < Many)
            {
                if (!_isSoon)
                    TellSoon();
                return;
            }

            _isAwaited = false;
        }

        Wake(goesOn: true, lendsThread);
    }

    public void Progressed(Node node, double fraction) => Add(new(node, WorkKind.Run) { Fraction = fraction }, lendsThread: false);

    public void Asked(Node node, Ask ask) => Add(new(node, WorkKind.Run) { Ask = ask }, lendsThread: false);

    public bool TryTake(out Outcome outcome)
    {
        if (_next == _taken.Count)
        {
            _taken.Clear();
            _next = 0;
            lock (_gate)
                (_taken, _coming) = (_coming, _taken);
            if (_taken.Count == 0)
            {
                outcome = default;
                return false;
            }
        }

        outcome = _taken[_next++];
        return true;
    }

    /// <summary>Waits for an outcome, and no longer than it is told.</summary>
    /// <param name="atMost">How long, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>Whether to go on: not when <paramref name="stop"/> was cancelled.</returns>
    public ValueTask<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken stop) => atMost == Timeout.InfiniteTimeSpan ? WaitAsync(stop) : WaitAtMostAsync(atMost, time, stop);

    private async ValueTask<bool> WaitAtMostAsync(TimeSpan atMost, TimeProvider time, CancellationToken stop)
    {
        using var timer = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        await WaitAsync(either.Token);
        return !stop.IsCancellationRequested;
    }

    /// <summary>Waits for an outcome.</summary>
    /// <returns>Whether there is one: not when <paramref name="stop"/> was cancelled.</returns>
    public ValueTask<bool> WaitAsync(CancellationToken stop)
    {
        if (stop != _stop)
        {
            // Not under the lock, which the callback takes.
            _stopping.Dispose();
            _stop = stop;
            _stopping = stop.UnsafeRegister(static outcomes => ((Outcomes)outcomes!).Stop(), this);
        }

        lock (_gate)
        {
            if (stop.IsCancellationRequested)
                return new(false);
            if (_coming.Count > 0 || _next < _taken.Count)
                return new(true);
            _wake.Reset();
            _untold = 0;
            _isAwaited = true;
            return new(this, _wake.Version);
        }
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _wake.GetResult(token);

    // Never done before the continuation is called: whoever wakes the loop would otherwise be at work on this wait still when the loop, seeing that it is over, begins the next.
    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => ValueTaskSourceStatus.Pending;

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wake.OnCompleted(continuation, state, token, flags);

    /// <summary>Sets the timer. It may go off for what has long been told; to set it each time anew would wake the thread that sees to timers.</summary>
    private void TellSoon()
    {
        _isSoon = true;
        _soon ??= time.CreateTimer(static outcomes => ((Outcomes)outcomes!).TellUntold(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _soon.Change(s_moment, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Wakes the loop for what ended a moment ago, unless it was woken meanwhile.</summary>
    private void TellUntold()
    {
        lock (_gate)
        {
            _isSoon = false;
            if (!_isAwaited || _untold == 0)
                return;
            _isAwaited = false;
        }

        Wake(goesOn: true, lendsThread: true);
    }

    private void Stop()
    {
        lock (_gate)
        {
            if (!_isAwaited)
                return;
            _isAwaited = false;
        }

        Wake(goesOn: false, lendsThread: false);
    }

    /// <summary>Called by the one who took note that the loop waits.</summary>
    private void Wake(bool goesOn, bool lendsThread)
    {
        _goesOn = goesOn;
        if (lendsThread)
            _wake.SetResult(goesOn);
        else
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false); // behind what was begun before it: that is news for the loop, too
    }

    void IThreadPoolWorkItem.Execute() => _wake.SetResult(_goesOn);
}
