namespace Refrain.Planning;

/// <summary>
/// What of the ready work can be run together. It says who waits for more, but not for how long: that is for whoever has a clock. Part of the <see cref="ReadyQueue"/>, where each piece of
/// work has its place too.
/// </summary>
internal sealed class BatchQueue
{
    private readonly Dictionary<(TaskDescriptor Type, TaskKey Equal), ReadyBatch> _batches = [];
    private readonly List<ReadyBatch> _waiting = [];

    /// <summary>The batches that wait for more.</summary>
    public IReadOnlyList<ReadyBatch> Waiting => _waiting;

    /// <summary>Adds a task that is ready to run, or places it anew.</summary>
    /// <returns>The batch, if it waited and need not any longer.</returns>
    public ReadyBatch? Add(Node node, Rank rank)
    {
        if (node.Descriptor.Batching is not { } limits)
            return null;
        if (node.Batch is not { } batch)
        {
            var which = (node.Descriptor, node.Descriptor.BatchOf(node.Task));
            if (!_batches.TryGetValue(which, out batch))
                _batches.Add(which, batch = new(limits));
            node.Batch = batch; // there may be a million, and a table of them would be looked into four times a task
            batch.Count++;
        }

        batch.Ready.Add(new(new(node, WorkKind.Run), node.Ticket), rank);
        return batch.Count >= batch.MaxSize && batch.Waiting.Count > 0 ? batch : null;
    }

    /// <summary>Places everything anew, as the ranks have changed.</summary>
    public void Reorder()
    {
        foreach (var batch in _batches.Values)
            batch.Ready.Reorder();
    }

    /// <summary>Takes a task out.</summary>
    public void Remove(Node node)
    {
        if (node.Batch is not { } batch)
            return;
        node.Batch = null;
        batch.Count--;
    }

    /// <summary>The next best of a batch, which is not taken by that.</summary>
    public static Node? Peek(ReadyBatch batch)
    {
        while (batch.Ready.TryPeek(out var best))
        {
            if (!best.IsVoid)
                return best.Work.Node;
            batch.Ready.TryTake(out _);
        }

        return null;
    }

    /// <summary>Has work wait for more of its batch, if that is worth while.</summary>
    /// <returns>Whether it waits.</returns>
    public bool Holds(Work work, int ticket)
    {
        if (work.Kind != WorkKind.Run || work.Node.Batch is not { } batch || batch.MaxDelay <= TimeSpan.Zero || batch.IsLetGo || batch.Count >= batch.MaxSize)
            return false;
        if (batch.Waiting.Count == 0)
            _waiting.Add(batch);
        batch.Waiting.Add((work, ticket));
        return true;
    }

    /// <summary>Has a batch wait no longer.</summary>
    /// <returns>What waited.</returns>
    public List<(Work Work, int Ticket)> LetGo(ReadyBatch batch)
    {
        List<(Work Work, int Ticket)> waited = [.. batch.Waiting];
        batch.IsLetGo = true;
        batch.Waiting.Clear();
        _waiting.Remove(batch);
        return waited;
    }

    public void Clear()
    {
        foreach (var batch in _batches.Values)
        {
            var ready = new List<RankedWork.Ticketed>();
            batch.Ready.MoveTo(ready);
            foreach (var (work, _) in ready)
                work.Node.Batch = null;
        }

        _batches.Clear();
        _waiting.Clear();
    }
}
