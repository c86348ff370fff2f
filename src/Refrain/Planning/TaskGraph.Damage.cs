namespace Refrain.Planning;

// Bytes that turn out to be damaged while they are read.
internal sealed partial class TaskGraph
{
    // A reader that keeps meeting damaged bytes is not helped by making them a fourth time.
    private const int MostCorruptions = 3;

    /// <summary>
    /// While <paramref name="reader"/> was at work, the bytes of <paramref name="producer"/> turned out to be missing or wrong: the producer runs again,
    /// then the reader.
    /// </summary>
    /// <returns>Whether they do: a producer whose bytes were made again so often is not helped by making them once more.</returns>
    public bool Corrupt(Node reader, Node producer)
    {
        // Bytes that were made after the reader began are not those that it found damaged.
        if (producer.IsComplete && producer.Ended < reader.Taken)
        {
            if (producer.Corruptions == MostCorruptions)
                return false;
            producer.Corruptions++;
            producer.Damaged = true;
            producer.Stored = producer.Current;
            _hasStored |= producer.Stored is not null;
            HasMarked |= producer.Stored?.Mark is not null;
            producer.Reason = new Reason(ReasonKind.Corrupt);
            Reopen(producer);
            Begin(producer);
        }

        Retry(reader);
        return true;
    }

    /// <summary>
    /// Whether the bytes of an input were found damaged since work on the node was taken. Made again they are intact, but what the node read before was
    /// perhaps not, and it can no longer be seen.
    /// </summary>
    public bool IsOutdated(Node node) => _remade && HasOlder(node);

    /// <summary>Does the work on a node from its beginning, when its inputs are complete.</summary>
    public void Retry(Node node)
    {
        _remade = true;
        Postpone(node);
        node.NextRequirement = 0;
        ForgetDynamic(node);
        Release(node);
    }

    /// <summary>Puts off the work on a node, which failed, until it is to be tried again.</summary>
    public void Postpone(Node node)
    {
        _ready.Withdraw(node);
        if (node.State == NodeState.Ready && node.Descriptor.Kind == TaskKind.Source)
            _observing--;
        node.State = NodeState.Waiting;
        node.Pending++;
    }

    /// <summary>Tries again what was put off.</summary>
    public void TryAgain(Node node)
    {
        ForgetDynamic(node);
        Release(node);
    }

    private static bool HasOlder(Node node) =>
        node.Inputs.Any(i => !i.Node.IsComplete || i.Node.Ended > node.Taken) || node.Dynamic?.Granted.Any(g => !g.Node.IsComplete || g.Node.Ended > g.Granted) == true;
}
