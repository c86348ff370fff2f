namespace Refrain.Planning;

// Tasks that are run together.
internal sealed partial class TaskGraph
{
    private int _groups;

    /// <summary>The batches that wait for more. How long they do so is for the caller to say.</summary>
    public IReadOnlyList<ReadyBatch> WaitingBatches => _ready.Batches.Waiting;

    /// <summary>Has a batch wait no longer.</summary>
    public void LetGo(ReadyBatch batch) => _ready.LetGo(batch);

    /// <summary>
    /// Takes the next piece of work as <see cref="TryTake(out Work)"/> does, and with a task that runs in batches those of its batch that are ready too, best first, as far as there are resources.
    /// </summary>
    /// <param name="taken">What is taken is added here; several tasks that are to be run together, with the same number as their group.</param>
    /// <param name="workers">
    /// For how many workers there is to be work: what is ready of a batch is shared out among them, rather than handed to the first of them while the others have nothing to do.
    /// </param>
    /// <param name="least">How many tasks of a type are not worth sharing out.</param>
    /// <param name="mayWait">Whether anything is going on that could bring more for a batch that is not full.</param>
    /// <returns>Whether there was any.</returns>
    public bool TryTake(List<Work> taken, int workers, Func<TaskDescriptor, int> least, bool mayWait)
    {
        if (!mayWait)
            _ready.LetGoAll();
        _ready.MayWait = mayWait;
        Rank();
        while (_ready.TryTake(out var first, out var batch))
        {
            if (!IsTaken(first))
                continue;
            var before = taken.Count;
            taken.Add(first);
            if (batch is not null)
                TakeMore(taken, before, batch, workers, least(first.Node.Descriptor));
            return true;
        }

        return false;
    }

    private void TakeMore(List<Work> taken, int before, ReadyBatch batch, int workers, int least)
    {
        // The first is taken, and counts no more.
        var share = (batch.Count + workers) / workers;
        var size = Math.Min(batch.MaxSize, Math.Max(share, least));
        while (taken.Count - before < size && _ready.TryTakeFrom(batch, out var next))
        {
            if (IsTaken(next))
                taken.Add(next);
        }

        batch.IsLetGo = false;
        if (taken.Count - before == 1)
            return;
        _groups++;
        for (var i = before; i < taken.Count; i++)
            taken[i] = taken[i] with { Group = _groups };
    }
}
