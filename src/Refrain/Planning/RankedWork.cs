using Refrain.Collections;

namespace Refrain.Planning;

/// <summary>
/// Work by its <see cref="Rank"/>, best first. What comes in the order in which it will be taken, as most does, stands in line, at a step for each however many there are;
/// only what comes before something that is there already is put into a heap.
/// </summary>
internal sealed class RankedWork
{
    // Nothing but what is void has got another rank since it came, and that one is better.
    private readonly SegmentedQueue<Ticketed> _line = new();
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

    public bool TryPeek(out Ticketed work) => IsLineNext() ? _line.TryPeek(out work) : _others.TryPeek(out work, out _);

    public bool TryTake(out Ticketed work) => IsLineNext() ? _line.TryDequeue(out work) : _others.TryDequeue(out work, out _);

    /// <summary>Leaves everything where it is although the ranks have changed, if it is in order all the same.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryKeepOrder()
    {
        if (_others.Count > 0)
            return false;
        Rank? last = null;
        foreach (var work in _line.InOrder())
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

    /// <summary>Places everything anew, as the ranks have changed.</summary>
    public void Reorder()
    {
        if (TryKeepOrder())
            return;
        var works = new List<Ticketed>();
        MoveTo(works);
        AddInOrder(works);
    }

    /// <summary>Adds work that stands in no order.</summary>
    public void AddInOrder(List<Ticketed> works)
    {
        for (var i = 1; i < works.Count; i++)
        {
            if (Compare(works[i - 1], works[i]) <= 0)
                continue;
            works.Sort(Compare);
            break;
        }

        foreach (var work in works)
            Add(work, Rank.Of(work.Work));

        static int Compare(Ticketed one, Ticketed other) => Rank.Of(one.Work).CompareTo(Rank.Of(other.Work));
    }

    /// <summary>Moves everything that is not void into a list, in no order.</summary>
    public void MoveTo(List<Ticketed> list)
    {
        list.EnsureCapacity(list.Count + _line.Count);
        foreach (var work in _line.InOrder())
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
