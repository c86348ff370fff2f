using Refrain.Collections;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// What was just made, held for its readers until it is durable and they have ended, or so much has been made after it; then it is let go, and is to be had from the catalog. So memory is flat in the size
/// of what is made, and in a large graph in the number of tasks. Used by the loop alone.
/// </summary>
/// <param name="most">How many bytes are held.</param>
/// <param name="young">So many that were made last are not looked at: mostly their readers have not ended. What is let go soon is never moved by the collector.</param>
internal sealed class HeldEntries(long most, int young)
{
    private readonly SegmentedQueue<Held> _young = new();

    // Their readers had not ended when they were looked at; they are in turn looked at again.
    private readonly SegmentedQueue<Held> _old = new();
    private readonly SegmentedQueue<Held> _unread = new();
    private long _weight;

    /// <summary>How many are held for their readers.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>Holds what was made.</summary>
    /// <param name="node">The task.</param>
    /// <param name="entry">What was made of it.</param>
    /// <param name="number">Tells when it is durable.</param>
    /// <param name="readers">Who waited for it; <see langword="null"/> if it need be held only until it is durable.</param>
    public void Add(Node node, CatalogEntry entry, long number, WaitingNodes.Taken? readers)
    {
        (readers is null ? _unread : _young).Enqueue(new(node, entry, number, readers ?? default, readers?.Count ?? 0));
        _weight += readers is null ? 0 : CommitQueue.WeightOf(entry);
    }

    /// <summary>Lets go of what need not be held any more.</summary>
    /// <param name="graph">The graph, which does so.</param>
    /// <param name="durable">The number of the last that is durable.</param>
    public void LetGo(TaskGraph graph, long durable)
    {
        while (_weight > most && _old.TryDequeue(out var old))
            LetGo(graph, old);
        while (_weight > most && _young.TryPeek(out var oldest) && oldest.Number <= durable)
            LetGo(graph, Next(_young));
        while (_young.Count > young && _young.TryPeek(out var oldest) && oldest.Number <= durable)
            LookAt(graph, Next(_young));
        if (_old.TryDequeue(out var again))
            LookAt(graph, again);
        while (_unread.TryPeek(out var unread) && unread.Number <= durable)
            Forget(graph, Next(_unread));
    }

    private static Held Next(SegmentedQueue<Held> queue) => queue.TryDequeue(out var next) ? next : throw new InvalidOperationException("Nothing is held.");

    private void LookAt(TaskGraph graph, in Held held)
    {
        // There may be very many: those that had ended at the last look are not looked at again.
        var left = held.Left;
        while (left > 0 && held.Readers[left - 1].IsEnded)
            left--;
        if (left == 0)
            LetGo(graph, held);
        else
            _old.Enqueue(held with { Left = left });
    }

    private void LetGo(TaskGraph graph, in Held held)
    {
        _weight -= CommitQueue.WeightOf(held.Entry);
        Forget(graph, held);
    }

    private static void Forget(TaskGraph graph, in Held held)
    {
        if (ReferenceEquals(held.Node.Current, held.Entry))
            graph.LetGo(held.Node);
    }

    /// <param name="Node">The task.</param>
    /// <param name="Entry">What was made of it.</param>
    /// <param name="Number">Tells when it is durable.</param>
    /// <param name="Readers">Who reads it.</param>
    /// <param name="Left">How many of them, from the first, may not have ended.</param>
    private readonly record struct Held(Node Node, CatalogEntry Entry, long Number, WaitingNodes.Taken Readers, int Left);
}
