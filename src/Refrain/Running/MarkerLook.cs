using Refrain.Planning;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Running;

/// <summary>Looks at the markers of tasks that write to targets: of many tasks in few questions. Used by one thread.</summary>
internal sealed class MarkerLook(IReadOnlyList<Target> targets)
{
    private readonly List<(Node Node, CatalogEntry Entry, bool IsDamaged)> _waiting = [];
    private readonly HashSet<Node> _nodes = [];
    private readonly Dictionary<string, (IReadOnlyDictionary<TaskKey, ContentHash>? Found, TargetException? Error)> _found = new(StringComparer.Ordinal);

    /// <summary>What waits for the look, in the order in which it came.</summary>
    public IReadOnlyList<(Node Node, CatalogEntry Entry, bool IsDamaged)> Waiting => _waiting;

    /// <summary>Has a task wait for the look.</summary>
    public void Wait(Node node, CatalogEntry entry, bool isDamaged)
    {
        _waiting.Add((node, entry, isDamaged));
        _nodes.Add(node);
    }

    /// <summary>Whether a task waits.</summary>
    public bool IsWaiting(Node node) => _nodes.Contains(node);

    /// <summary>Looks at the markers of a task, and of all that wait with it.</summary>
    /// <param name="node">The task.</param>
    /// <param name="entry">What the catalog has of it.</param>
    /// <param name="cancellationToken">Ends it: a target may take its time.</param>
    /// <returns>How they stand; where a target cannot be looked at, the task has the error then.</returns>
    public async ValueTask<MarkerState> LookAsync(Node node, CatalogEntry entry, CancellationToken cancellationToken)
    {
        foreach (var name in node.Descriptor.Targets)
        {
            if (!_found.TryGetValue(name, out var answer))
                _found.Add(name, answer = await AskAsync(name, node, cancellationToken));
            if (answer.Error is not null)
            {
                node.Error ??= answer.Error;
                return MarkerState.Missing;
            }

            if (!answer.Found!.TryGetValue(node.Key, out var version))
                return MarkerState.Missing;
            if (version != entry.Version)
                return MarkerState.Other;
        }

        return MarkerState.Same;
    }

    private async ValueTask<(IReadOnlyDictionary<TaskKey, ContentHash>? Found, TargetException? Error)> AskAsync(string name, Node node, CancellationToken cancellationToken)
    {
        try
        {
            var target = TargetAttempts.Find(targets, name, node.Task.ToString()!);
            TaskKey[] keys = _waiting.Count == 0 ? [node.Key] : [.. _waiting.Where(w => w.Node.Descriptor.Targets.Contains(name)).Select(w => w.Node.Key)];
            return (await target.FindAsync(keys, cancellationToken), null);
        }
        catch (TargetException e)
        {
            // The tasks that write there fail with it; the others go on.
            return (null, e);
        }
    }
}
