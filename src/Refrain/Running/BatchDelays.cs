using Refrain.Planning;

namespace Refrain.Running;

/// <summary>How long batches that are not full have waited for more. Used by the loop alone.</summary>
internal sealed class BatchDelays(TimeProvider time)
{
    private readonly Dictionary<ReadyBatch, long> _since = [];

    /// <summary>Whether any waits.</summary>
    public bool IsWaiting => _since.Count > 0;

    /// <summary>Looks at what waits, and has those wait no longer that have waited long enough.</summary>
    public void LetGo(TaskGraph graph)
    {
        if (_since.Count == 0 && graph.WaitingBatches.Count == 0)
            return;
        foreach (var gone in _since.Keys.Except(graph.WaitingBatches).ToList())
            _since.Remove(gone);
        foreach (var batch in graph.WaitingBatches.ToList())
        {
            if (_since.TryAdd(batch, time.GetTimestamp()) || time.GetElapsedTime(_since[batch]) < batch.MaxDelay)
                continue;
            _since.Remove(batch);
            graph.LetGo(batch);
        }
    }

    /// <summary>How long it is until the next has waited long enough; never nothing.</summary>
    public TimeSpan Patience()
    {
        var least = Timeout.InfiniteTimeSpan;
        foreach (var (batch, since) in _since)
        {
            var left = batch.MaxDelay - time.GetElapsedTime(since);
            if (least == Timeout.InfiniteTimeSpan || left < least)
                least = left;
        }

        return least == Timeout.InfiniteTimeSpan || least > TimeSpan.FromMilliseconds(1) ? least : TimeSpan.FromMilliseconds(1);
    }
}
