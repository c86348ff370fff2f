using System.Collections.Concurrent;
using Refrain.Cleaning;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Looks whether sources are there. What was observed is not kept.</summary>
internal sealed class SourceLook(ArtifactStore store, PipelineOptions options)
{
    private readonly ConcurrentDictionary<TaskKey, bool> _there = new();
    private readonly ConcurrentBag<(ITask Source, Exception Error)> _unseen = [];

    /// <summary>Those that were found gone.</summary>
    public IReadOnlySet<TaskKey> Gone => _there.Where(s => !s.Value).Select(s => s.Key).ToHashSet();

    /// <summary>Those that are there.</summary>
    public IReadOnlySet<TaskKey> Seen => _there.Where(s => s.Value).Select(s => s.Key).ToHashSet();

    /// <summary>Those that could not be looked at, by their texts; of one text by the names of their types, then by their keys.</summary>
    public IReadOnlyList<(ITask Source, Exception Error)> Unseen => [.. _unseen.OrderBy(u => u.Source.ToString(), StringComparer.Ordinal).ThenBy(u => TaskDescriptor.Of(u.Source).Name, StringComparer.Ordinal).ThenBy(u => u.Source.Key)];

    /// <summary>Looks at sources, several at once. Those that the program does not know are passed over.</summary>
    public Task LookAsync(IEnumerable<Link> sources, CancellationToken cancellationToken)
    {
        var execution = new TaskExecution(store, options, run: 0);
        return Parallel.ForEachAsync(sources.Where(s => s.Entry.Kind == TaskKind.Source && s.Task is not null), cancellationToken, LookAsync);

        async ValueTask LookAsync(Link source, CancellationToken cancelled)
        {
            var node = new Node(source.Task!, 0) { Stored = source.Entry };
            try
            {
                await execution.ObserveAsync(node, cancelled);
                _there[node.Key] = true;
            }
            catch (Exception e) when (node.Descriptor.IsGone(e))
            {
                _there[node.Key] = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whether it is there is not known; that is told.
                _unseen.Add((node.Task, e));
            }
        }
    }
}
