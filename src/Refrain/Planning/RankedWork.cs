namespace Refrain.Planning;

/// <summary>
/// Work by its <see cref="Rank"/>, best first. What comes in the order in which it will be taken, as most does, stands in line, at a step for each however many there are;
/// only what comes before something that is there already is put into a heap.
/// </summary>
internal sealed class RankedWork
{
    private const int MostKept = 4096;

    // Nothing but what is void has got another rank since it came, and that one is better.
    private readonly Queue<Ticketed> _line = new();
    private readonly PriorityQueue<Ticketed, Rank> _others = new();
    private Rank _last;

    /// <summary>A piece of work, and the ticket that its node had when it was added: with another by now it is void.</summary>
    internal readonly record struct Ticketed(Work Work, int Ticket)
    {
        public bool IsVoid => Ticket != Work.Node.Ticket;
    }

    public void Add(Ticketed work, Rank rank)
    {
        if (_line.Count > 0 && rank.CompareTo(_last) < 0)
        {
            _others.Enqueue(work, rank);
            return;
        }

        _line.Enqueue(work);
        _last = rank;
    }

    public bool TryPeek(out Ticketed work)
    {
        work = IsLineNext() ? _line.Peek() : _others.TryPeek(out var other, out _) ? other : default;
        return work.Work.Node is not null;
    }

    public bool TryTake(out Ticketed work)
    {
        if (!IsLineNext())
            return _others.TryDequeue(out work, out _);
        work = _line.Dequeue();

        // The room that a large graph took is needed for something else by then.
        if (_line.Count == 0 && _line.Capacity > MostKept)
            _line.TrimExcess();
        return true;
    }

    /// <summary>Leaves everything where it is although the ranks have changed, if it is in order all the same.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryKeepOrder()
    {
        if (_others.Count > 0)
            return false;
        Rank? last = null;
        foreach (var work in _line)
        {
            if (work.IsVoid)
                continue;
            var rank = Rank.Of(work.Work);
            if (last is { } before && before.CompareTo(rank) > 0)
                return false;
            last = rank;
        }

        _last = last ?? _last;
        return true;
    }

    /// <summary>Moves everything that is not void into a list, in no order.</summary>
    public void MoveTo(List<Ticketed> list)
    {
        list.EnsureCapacity(list.Count + _line.Count);
        foreach (var work in _line)
        {
            if (!work.IsVoid)
                list.Add(work);
        }

        foreach (var (work, _) in _others.UnorderedItems)
        {
            if (!work.IsVoid)
                list.Add(work);
        }

        Clear();
    }

    public void Clear()
    {
        _line.Clear();
        _others.Clear();
    }

    private bool IsLineNext() => _line.TryPeek(out var first) && (!_others.TryPeek(out _, out var rank) || Rank.Of(first.Work).CompareTo(rank) < 0);
}
