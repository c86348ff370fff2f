namespace Refrain.Planning;

/// <summary>Who waits for whom.</summary>
internal static class Waiting
{
    /// <summary>The way from a node to one that it waits for, directly or through others.</summary>
    /// <remarks>
    /// It is looked for from both ends in turn, so that it costs no more than the smaller side has: most tasks that are asked for wait for little, and for most that ask
    /// nobody waits.
    /// </remarks>
    /// <returns>The nodes from the one to the other; <see langword="null"/> if it does not wait for it.</returns>
    public static IReadOnlyList<Node>? PathOf(Node from, Node to)
    {
        if (from == to)
            return [from];
        var down = new Side(from, n => n.AllInputs.Where(i => !i.IsEnded));
        var up = new Side(to, n => n.Dependents.All);
        while (true)
        {
            if (down.Next(up) is { } met || (met = up.Next(down)) is not null)
                return [.. down.WayTo(met).Reverse(), .. up.WayTo(met).Skip(1)];
            if (down.IsExhausted || up.IsExhausted)
                return null;
        }
    }

    /// <summary>What has been reached from one end.</summary>
    private sealed class Side
    {
        private readonly Dictionary<Node, Node?> _from = [];
        private readonly Queue<Node> _open = new();
        private readonly Func<Node, IEnumerable<Node>> _next;

        public Side(Node start, Func<Node, IEnumerable<Node>> next)
        {
            _next = next;
            _from.Add(start, null);
            _open.Enqueue(start);
        }

        public bool IsExhausted => _open.Count == 0;

        /// <summary>Goes on from one node.</summary>
        /// <returns>A node that the other side has reached, too.</returns>
        public Node? Next(Side other)
        {
            if (!_open.TryDequeue(out var node))
                return null;
            if (other._from.ContainsKey(node))
                return node;
            foreach (var next in _next(node))
            {
                if (_from.TryAdd(next, node))
                    _open.Enqueue(next);
            }

            return null;
        }

        /// <summary>The nodes from one that was reached back to the start.</summary>
        public IEnumerable<Node> WayTo(Node reached)
        {
            for (var node = reached; node is not null; node = _from[node])
                yield return node;
        }
    }
}
