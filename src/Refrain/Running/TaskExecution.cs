using Refrain.Planning;
using Refrain.Keys;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Does the pieces of work of one run: observes, requires, runs. Safe to call from many threads, each with another node.</summary>
internal sealed class TaskExecution(ArtifactStore store, PipelineOptions options, long run)
{
    /// <summary>Observes a source.</summary>
    public async ValueTask<CatalogEntry> ObserveAsync(Node node, CancellationToken cancellationToken)
    {
        var started = options.Time.GetUtcNow();
        var context = new TaskContext(ScratchOf(node, 1), 1, options.Logger, null, cancellationToken);
        try
        {
            var observed = await node.Descriptor.ObserveAsync(node.Task, new TaskInputs(node.Task, [], context, options.Services), node.Stored);
            if (observed.IsAsStored)
                return node.Stored!;
            return new CatalogEntry
            {
                Key = node.Key,
                Name = node.Descriptor.Name,
                Kind = TaskKind.Source,
                Message = TaskRegistry.Encode(node.Task),
                Version = observed.Version,
                Stamp = observed.Stamp,
                Size = observed.Size,
                Run = run,
                Attempt = 1,
                StartedAt = started,
                CompletedAt = started,
            };
        }
        finally
        {
            context.RemoveScratch();
        }
    }

    /// <summary>Evaluates a runtime requirement.</summary>
    public async ValueTask<IReadOnlyList<ITask>> RequireAsync(Node node, int requirement, CancellationToken cancellationToken)
    {
        var context = new TaskContext(ScratchOf(node, 1), 1, options.Logger, null, cancellationToken);
        var inputs = InputsOf(node, context);
        try
        {
            var set = new RequirementSet(node.Task, node.Required.Length);
            await SealedAsync(inputs, node.Descriptor.RequireAtRuntimeAsync(node.Task, requirement, inputs, set));
            return set[requirement];
        }
        finally
        {
            context.RemoveScratch();
        }
    }

    /// <summary>Runs a task and makes its bytes durable; the entry is yet to be committed.</summary>
    public async ValueTask<CatalogEntry> RunAsync(Node node, int attempt, Action<double>? progress, CancellationToken cancellationToken)
    {
        var codec = node.Descriptor.Output
            ?? throw new InvalidOperationException($"{node.Descriptor.Name} has no output to store.");
        var started = options.Time.GetUtcNow();
        var context = new TaskContext(ScratchOf(node, attempt), attempt, options.Logger, progress, cancellationToken);
        await using var sink = store.CreateSink(node.Key, () => PartitionPath.Of(node.Descriptor.TextOf(node.Task), node.Key), run, attempt);
        try
        {
            var inputs = InputsOf(node, context);
            var output = new StoredOutput(node.Task, codec, sink, context);
            await SealedAsync(inputs, node.Descriptor.RunAsync(node.Task, inputs, output));
            output.Complete();
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = await sink.CompleteAsync(cancellationToken);
            return new CatalogEntry
            {
                Key = node.Key,
                Name = node.Descriptor.Name,
                Kind = TaskKind.Task,
                Message = TaskRegistry.Encode(node.Task),
                Version = bytes.Version,
                Fingerprint = node.Descriptor.Fingerprint,
                TaskVersion = node.Descriptor.Version,
                Schema = codec.Schema,
                Rows = codec.IsRows,
                Format = codec.Format,
                Inputs = [.. node.Inputs.Select(i => new CatalogInput(i.Node.Key, i.Node.Current!.Version, node.Descriptor.Requirements[i.Requirement].Name))],
                Run = run,
                Attempt = attempt,
                StartedAt = started,
                CompletedAt = options.Time.GetUtcNow(),
                Size = bytes.Size,
                Inline = bytes.Inline,
                Blob = bytes.Blob,
            };
        }
        finally
        {
            context.RemoveScratch();
        }
    }

    /// <summary>
    /// Whatever came of the work, what it read must have been intact: damaged bytes may be why it failed, and must not be what it succeeded with.
    /// </summary>
    private static async ValueTask SealedAsync(TaskInputs inputs, ValueTask work)
    {
        try
        {
            await work;
            inputs.Seal();
        }
        catch (Exception e) when (e is not OperationCanceledException and not CorruptArtifactException and not SourceChangedException)
        {
            inputs.Seal();
            throw;
        }
        finally
        {
            inputs.Close();
        }
    }

    private TaskInputs InputsOf(Node node, TaskContext context)
    {
        var readers = new IReadOnlyList<InputReader>[node.Required.Length];
        for (var i = 0; i < readers.Length; i++)
            readers[i] = [.. node.Required[i].Select(r => ReaderOf(r, context))];
        return new TaskInputs(node.Task, readers, context, options.Services);
    }

    private InputReader ReaderOf(Node node, TaskContext context) =>
        node.Descriptor.Kind == TaskKind.Source
            ? node.Descriptor.OpenSource(node.Task, node.Current!, () => new TaskInputs(node.Task, [], context, options.Services))
            : new StoredInput(node.Task, node.Descriptor, node.Current!, store, () => context.ScratchDirectory);

    private string ScratchOf(Node node, int attempt) =>
        Path.Combine(store.ScratchFolder, FormattableString.Invariant($"{run}-{node.Order}-{attempt}"));
}
