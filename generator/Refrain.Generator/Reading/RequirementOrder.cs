using System.Collections.Immutable;

namespace Refrain.Reading;

/// <summary>Puts requirements in an order in which each comes after what it reads.</summary>
internal static class RequirementOrder
{
    /// <summary>Positions in that order, those without dependence first and otherwise as declared; or the cycle among them, first and last the same.</summary>
    public static (ImmutableArray<int> Order, ImmutableArray<int> Cycle) Sort(IReadOnlyList<IReadOnlyList<int>> reads)
    {
        var order = ImmutableArray.CreateBuilder<int>(reads.Count);
        var state = new State[reads.Count];
        var path = new List<int>();
        for (var i = 0; i < reads.Count; i++)
        {
            if (reads[i].Count == 0)
            {
                state[i] = State.Done;
                order.Add(i);
            }
        }
        for (var i = 0; i < reads.Count; i++)
        {
            if (Visit(i, reads, state, path, order) is { IsEmpty: false } cycle)
            {
                return (ImmutableArray<int>.Empty, cycle);
            }
        }
        return (order.ToImmutable(), ImmutableArray<int>.Empty);
    }

    private static ImmutableArray<int> Visit(
        int node, IReadOnlyList<IReadOnlyList<int>> reads, State[] state, List<int> path, ImmutableArray<int>.Builder order)
    {
        if (state[node] == State.Done)
        {
            return ImmutableArray<int>.Empty;
        }
        path.Add(node);
        if (state[node] == State.Open)
        {
            return [.. path.Skip(path.IndexOf(node))];
        }
        state[node] = State.Open;
        foreach (var read in reads[node])
        {
            if (Visit(read, reads, state, path, order) is { IsEmpty: false } cycle)
            {
                return cycle;
            }
        }
        state[node] = State.Done;
        path.RemoveAt(path.Count - 1);
        order.Add(node);
        return ImmutableArray<int>.Empty;
    }

    private enum State
    {
        New,
        Open,
        Done,
    }
}
