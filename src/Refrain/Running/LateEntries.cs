using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// The many inputs of a task, of which nothing is looked up before one is read; then those near it are, too, in one question: a task that is handed a million handles may open few
/// of them, or one after the other. Thread-safe.
/// </summary>
/// <param name="nodes">The inputs.</param>
/// <param name="find">Finds the entries of some of them; blocks.</param>
/// <param name="open">Opens an input.</param>
internal sealed class LateEntries(IReadOnlyList<Node> nodes, Func<IReadOnlyList<Node>, CatalogEntry?[]> find, Func<Node, CatalogEntry?, StoredInput> open)
{
    /// <summary>How many are looked up at once: as many as a catalog finds without another thread.</summary>
    public const int Near = 256;

    private readonly Lock _gate = new();
    private readonly CatalogEntry?[]?[] _found = new CatalogEntry?[]?[(nodes.Count + Near - 1) / Near];

    /// <summary>Opens the input of a position. Blocks while entries are looked up: what a task reads is handed to it at once.</summary>
    public StoredInput Open(int position)
    {
        var (part, at) = Math.DivRem(position, Near);
        lock (_gate)
        {
            var found = _found[part] ??= find(Part(part * Near));
            var entry = found[at];

            // It is kept by what was opened.
            found[at] = null;
            return open(nodes[position], entry);
        }
    }

    private Node[] Part(int first)
    {
        var part = new Node[Math.Min(Near, nodes.Count - first)];
        for (var i = 0; i < part.Length; i++)
            part[i] = nodes[first + i];
        return part;
    }
}
