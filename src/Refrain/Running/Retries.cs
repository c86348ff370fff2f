using Refrain.Planning;

namespace Refrain.Running;

/// <summary>
/// What failed and is to be tried again, and when: later each time, exponentially (as AWS's "Exponential backoff and jitter" has it, equal jitter). What is taken off the delay is told by
/// the task's key, so that a run can be repeated and tasks that failed together do not come back together. Used by the loop alone.
/// </summary>
internal sealed class Retries(RunOptions run, TimeProvider time)
{
    private readonly Dictionary<Node, int> _failures = [];
    private readonly PriorityQueue<Node, (long Due, int Order)> _waiting = new();

    /// <summary>Whether anything waits.</summary>
    public bool IsWaiting => _waiting.Count > 0;

    /// <summary>How long it is until something is to be tried again; never nothing.</summary>
    public TimeSpan Patience()
    {
        if (!_waiting.TryPeek(out _, out var next))
            return Timeout.InfiniteTimeSpan;
        var left = next.Due - time.GetUtcNow().UtcTicks;
        return left > TimeSpan.TicksPerMillisecond ? TimeSpan.FromTicks(left) : TimeSpan.FromMilliseconds(1);
    }

    /// <summary>Notes a failure.</summary>
    /// <returns>Whether the task is tried again.</returns>
    public bool Postpone(Node node, Exception error)
    {
        var failures = _failures.GetValueOrDefault(node) + 1;
        if (failures > (node.Descriptor.Retries ?? run.Retries) || !run.RetryWhen(error))
            return false;
        _failures[node] = failures;
        _waiting.Enqueue(node, (time.GetUtcNow().UtcTicks + DelayOf(node.Key, failures, run).Ticks, node.Order));
        return true;
    }

    /// <summary>Takes what is to be tried again by now.</summary>
    public bool TryTake(out Node? node)
    {
        if (_waiting.TryPeek(out node, out var next) && next.Due <= time.GetUtcNow().UtcTicks)
            return _waiting.TryDequeue(out node, out _);
        return false;
    }

    /// <summary>How long a task waits after so many failures.</summary>
    public static TimeSpan DelayOf(TaskKey key, int failures, RunOptions run)
    {
        var longest = Math.Max(0, Math.Min(run.MaxRetryDelay.Ticks, run.RetryDelay.Ticks * Math.Pow(2, failures - 1)));

        // The bits of a key are as good as random; each failure looks at others of them.
        var share = (uint)(key.GetHashCode() * unchecked((int)0x9E3779B1) * (2 * failures + 1)) / (double)uint.MaxValue;
        return TimeSpan.FromTicks((long)(longest * (1 - share / 2)));
    }
}
