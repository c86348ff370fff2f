using Refrain.Planning;

namespace Refrain.Running;

/// <summary>The batches that are at work, each on one worker until the last of its tasks has ended, and how long tasks of their types take. Used by the loop alone.</summary>
internal sealed class RunningBatches
{
    // A batch that takes no longer is not worth being split so that other workers have something to do, too.
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time;
    private readonly Dictionary<int, Batch> _batches = [];
    private readonly Dictionary<TaskDescriptor, double> _ticks = [];

    public RunningBatches(TimeProvider time)
    {
        _time = time;
        Least = type => _ticks.TryGetValue(type, out var each) ? (int)Math.Min(int.MaxValue, s_short.Ticks / Math.Max(each, 1)) : 1;
    }

    /// <summary>How many tasks of a type take so short a time together that they are not worth sharing out among workers.</summary>
    public Func<TaskDescriptor, int> Least { get; }

    /// <summary>Tasks are started together.</summary>
    public void Started(IEnumerable<Node> nodes)
    {
        var batch = new Batch(_time.GetTimestamp());
        foreach (var node in nodes)
        {
            _batches.Add(node.Order, batch);
            batch.Count++;
            batch.Left++;
        }
    }

    /// <summary>A task has ended.</summary>
    /// <returns>Whether its worker is free with that.</returns>
    public bool Ended(Node node)
    {
        if (_batches.Count == 0 || !_batches.Remove(node.Order, out var batch))
            return true;
        if (--batch.Left > 0)
            return false;
        var each = _time.GetElapsedTime(batch.Started).Ticks / (double)batch.Count;
        _ticks[node.Descriptor] = _ticks.TryGetValue(node.Descriptor, out var before) ? (before + each) / 2 : each;
        return true;
    }

    private sealed class Batch(long started)
    {
        public long Started => started;

        public int Count { get; set; }

        public int Left { get; set; }
    }
}
