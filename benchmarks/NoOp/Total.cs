using Refrain;

namespace NoOp;

/// <summary>The root: it requires every item.</summary>
[Task]
public sealed partial record Total(int Count)
{
    /// <summary>The items.</summary>
    [Requires]
    public IEnumerable<Item> Items => Enumerable.Range(0, Count).Select(static i => new Item(i));

    /// <summary>Their sum.</summary>
    public long Run(IReadOnlyList<long> items) => items.Sum();
}
