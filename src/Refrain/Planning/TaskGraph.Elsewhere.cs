using Refrain.Stores;

namespace Refrain.Planning;

// What is run in other processes, which publish it themselves.
internal sealed partial class TaskGraph
{
    /// <summary>A task ran elsewhere, and what it made is in the catalog: it is complete with that version.</summary>
    public void Complete(Node node, ContentHash version)
    {
        node.CompleteWith(version);
        End(node, NodeState.Executed);
    }

    /// <summary>A task whose work was taken was published by this run already, elsewhere: it is complete with that, unless its inputs were made again since.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryComplete(Node node, CatalogEntry stored)
    {
        if (Reasons.Decide(stored, new(node.Descriptor, new(node), Damaged: false, Forced: false, Wanted: false, default)) is not null)
            return false;
        Complete(node, stored.Version);
        return true;
    }
}
