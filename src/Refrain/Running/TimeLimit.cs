namespace Refrain.Running;

/// <summary>
/// The time that a task has: what it waits for does not count. When it is over the task's token is cancelled; if it does not heed that within the grace, it is given up, and
/// whatever comes of it counts no more. Thread-safe.
/// </summary>
internal sealed class TimeLimit : IDisposable
{
    // No timer waits for longer (49 days); what may take longer than that may take as long as it likes.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _gate = new();
    private readonly TimeSpan _limit;
    private readonly TimeSpan _grace;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;
    private TimeSpan _used;
    private long _since;
    private int _pauses;

    /// <param name="limit">How long the task may take.</param>
    /// <param name="grace">How long it has to end after that.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Cancelled when the run is.</param>
    public TimeLimit(TimeSpan limit, TimeSpan grace, TimeProvider time, CancellationToken stop)
    {
        _limit = limit;
        _grace = grace;
        _time = time;
        _since = time.GetTimestamp();
        _timer = new(limit > s_longest ? Timeout.InfiniteTimeSpan : limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, stop);
    }

    /// <summary>Cancelled when the time is over, or the run is cancelled.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>The task begins to wait for something.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            if (_pauses++ > 0 || _timer.IsCancellationRequested)
                return;
            _used += _time.GetElapsedTime(_since);
            _timer.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>What it waited for is there.</summary>
    public void GoOn()
    {
        lock (_gate)
        {
            if (--_pauses > 0 || _timer.IsCancellationRequested)
                return;
            _since = _time.GetTimestamp();
            _timer.CancelAfter(_limit > s_longest ? Timeout.InfiniteTimeSpan : _limit > _used ? _limit - _used : TimeSpan.Zero);
        }
    }

    /// <summary>Waits for the task, and no longer than it has time.</summary>
    /// <exception cref="TimeoutException">It did not end in its time.</exception>
    public async Task<T> WaitAsync<T>(ITask task, Task<T> work)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _timer.Token.UnsafeRegister(static o => ((TaskCompletionSource)o!).TrySetResult(), over);
        if (await Task.WhenAny(work, over.Task) == work && !(work.IsCanceled && _timer.IsCancellationRequested))
            return await work;
        using var end = new CancellationTokenSource();
        var heeds = await Task.WhenAny(work, Task.Delay(_grace, _time, end.Token)) == work;
        await end.CancelAsync();

        // Whatever it throws, now or later, is no news.
        _ = work.ContinueWith(static w => w.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        const string Advice = "Allow more: [Task(TimeoutSeconds = …)], RunOptions.Timeout, --timeout.";
        throw heeds
            ? new TimeoutException($"{task} did not end within its limit of {_limit}. {Advice}")
            : new GivenUpException($"{task} did not end within its limit of {_limit}. It did not heed its cancellation token for {_grace}, was given up, and may still be at work in this process. {Advice}");
    }

    public void Dispose()
    {
        _timer.Dispose();
        _either.Dispose();
    }
}
