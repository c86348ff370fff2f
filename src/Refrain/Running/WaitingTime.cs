namespace Refrain.Running;

/// <summary>How long something has waited; waits that overlap count once. Thread-safe.</summary>
internal sealed class WaitingTime(TimeProvider time)
{
    private readonly Lock _gate = new();
    private int _open;
    private long _since;
    private TimeSpan _total;

    /// <summary>So long, waits that go on included.</summary>
    public TimeSpan Total
    {
        get
        {
            lock (_gate)
                return _open == 0 ? _total : _total + time.GetElapsedTime(_since);
        }
    }

    public void Begin()
    {
        lock (_gate)
        {
            if (_open++ == 0)
                _since = time.GetTimestamp();
        }
    }

    public void End()
    {
        lock (_gate)
        {
            if (--_open == 0)
                _total += time.GetElapsedTime(_since);
        }
    }
}
