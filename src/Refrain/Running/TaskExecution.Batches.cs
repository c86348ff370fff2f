using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

// Tasks of one type that are run together.
internal sealed partial class TaskExecution
{
    /// <summary>Calls <c>RunBatch</c> once, and makes what comes of each task durable as it comes; the entries are yet to be committed.</summary>
    /// <param name="call">The tasks, and who is told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many tasks there were.</returns>
    public async Task<int> RunBatchAsync(BatchCall call, CancellationToken cancellationToken)
    {
        var nodes = call.Members.Select(static m => m.Node).ToList();
        var started = options.Time.GetUtcNow();
        var context = new TaskContext(NewScratch, call.Members.Max(static m => m.Attempt), options.Logger, call, cancellationToken);
        var readers = new Dictionary<TaskKey, InputReader>();
        try
        {
            // What several tasks read is opened once.
            var required = RequiredBy(nodes);
            foreach (var (node, reader) in required.Zip(await ReadersOfAsync(required, context, cancellationToken)))
                readers.Add(node.Key, reader);
            var inputs = new TaskInputs[nodes.Count];
            for (var i = 0; i < inputs.Length; i++)
                inputs[i] = new(nodes[i].Task, i > 0 && nodes[i].Required.IsSame(nodes[i - 1].Required) ? inputs[i - 1].Readers : ReadersOf(nodes[i]), context, options.Services);
            var output = new BatchOutput([.. nodes.Select(static n => n.Task)], TakeAsync, cancellationToken, call.Strayed);
            await TaskDescriptor.RunBatchAsync(nodes[0].Task, new BatchInputs(inputs, context), output);
            cancellationToken.ThrowIfCancellationRequested();
            Seal();
            for (var i = 0; i < nodes.Count; i++)
            {
                if (output.IsMissing(i))
                    call.Failed(i, output.Missing(i));
            }

            call.Complete();
            return nodes.Count;

            IReadOnlyList<InputReader>[] ReadersOf(Node node)
            {
                var of = new IReadOnlyList<InputReader>[node.Required.Length];
                for (var i = 0; i < of.Length; i++)
                    of[i] = Array.ConvertAll(node.Required[i], input => readers[input.Key]);
                return of;
            }

            async ValueTask TakeAsync(int position, Func<TaskOutput, ValueTask> write)
            {
                var (node, attempt) = call.Members[position];
                CatalogEntry entry;
                try
                {
                    entry = await EntryOfAsync(node, attempt, write);
                }
                catch (Exception e) when (!IsOfInputs(e))
                {
                    // Rows may be made while they are written, and by the user's code: what they throw is this task's, unless what they were made of is damaged.
                    inputs[position].Check();
                    call.Failed(position, e);
                    return;
                }

                call.Made(position, entry, inputs[position]);
            }
        }
        catch (Exception e) when (!IsOfInputs(e))
        {
            // Damaged bytes may be why it failed.
            Seal();
            throw;
        }
        finally
        {
            foreach (var reader in readers.Values)
                reader.Close();
            context.RemoveScratch();
        }

        void Seal()
        {
            foreach (var reader in readers.Values)
                reader.Seal();
        }

        async ValueTask<CatalogEntry> EntryOfAsync(Node node, int attempt, Func<TaskOutput, ValueTask> write)
        {
            var codec = node.Descriptor.Output!;
            await using var sink = SinkOf(node, attempt);
            var output = new StoredOutput(node.Task, codec, sink, context);
            await write(output);
            output.Complete();
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = await sink.CompleteAsync(cancellationToken);

            // The time of a batch is shared out, so that what its tasks took adds up to it: how long others will take is estimated by that.
            var completed = options.Time.GetUtcNow();
            var entry = EntryOf(node, attempt, completed - (completed - started) / nodes.Count, completed, codec, bytes, []);
            kept?.Add(entry, null);
            return entry;
        }
    }

    /// <summary>What several tasks require, each once, in the order of the tasks.</summary>
    private static List<Node> RequiredBy(List<Node> nodes)
    {
        var required = new List<Node>();
        var seen = new HashSet<TaskKey>(); // in a worker process each task has nodes of its own
        for (var i = 0; i < nodes.Count; i++)
        {
            if (i > 0 && nodes[i].Required.IsSame(nodes[i - 1].Required))
                continue;
            foreach (var inputs in nodes[i].Required)
            {
                foreach (var input in inputs)
                {
                    if (seen.Add(input.Key))
                        required.Add(input);
                }
            }
        }

        return required;
    }

    private static bool IsOfInputs(Exception error) => error is OperationCanceledException or CorruptArtifactException or SourceChangedException;
}
