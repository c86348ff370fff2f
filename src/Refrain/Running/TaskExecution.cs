using System.Collections.Concurrent;
using System.Collections.Frozen;
using Refrain.Codecs;
using Refrain.Keys;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Does the pieces of work of one run: observes, requires, runs. Safe to call from many threads, each with another node.</summary>
/// <param name="store">Has what tasks read, and takes what they make.</param>
/// <param name="options">Services, logger, clock.</param>
/// <param name="run">The run's number.</param>
/// <param name="folder">The folder that relative paths of files and folders are read in; if empty, the current one.</param>
/// <param name="around">Wraps the readers of sources.</param>
internal sealed class TaskExecution(ArtifactStore store, PipelineOptions options, long run, string folder = "", Func<InputReader, InputReader>? around = null)
{
    private long _run = run;

    private static long s_scratches;

    private const long MostFetched = 16 * 1024 * 1024;

    private ConcurrentDictionary<TaskKey, CatalogEntry>? _looks;

    /// <summary>Gives the run its number, once it has one. Before anything but sources is looked at.</summary>
    public void Number(long number) => _run = number;

    /// <summary>Observes a source before there is a graph. Where the quick test did not do, the graph's observation of it gives what was found here.</summary>
    /// <param name="source">The source.</param>
    /// <param name="then">What was observed last.</param>
    /// <param name="cancellationToken">Ends the observation.</param>
    /// <returns><paramref name="then"/> itself if the quick test did.</returns>
    public async ValueTask<CatalogEntry> LookAsync(ITask source, CatalogEntry then, CancellationToken cancellationToken)
    {
        var now = await ObserveAsync(new Node(source, 0) { Stored = then }, cancellationToken);
        if (!ReferenceEquals(now, then))
            LazyInitializer.EnsureInitialized(ref _looks)[now.Key] = now;
        return now;
    }

    /// <summary>Observes a source.</summary>
    public async ValueTask<CatalogEntry> ObserveAsync(Node node, CancellationToken cancellationToken)
    {
        if (_looks is not null && _looks.TryRemove(node.Key, out var look))
            return look with { Run = _run };
        var started = options.Time.GetUtcNow();
        var context = new TaskContext(NewScratch(), 1, options.Logger, null, cancellationToken);
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
                Run = _run,
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
        var context = new TaskContext(NewScratch(), 1, options.Logger, null, cancellationToken);
        var inputs = await InputsOfAsync(node, context, cancellationToken);
        try
        {
            var set = new RequirementSet();
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
        var started = options.Time.GetUtcNow();
        await using var sink = store.CreateSink(node.Key, () => PartitionPath.Of(node.Descriptor.TextOf(node.Task), node.Key), _run, attempt);
        var codec = await WriteAsync(node, sink, attempt, progress, cancellationToken);
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
            Inputs = [.. node.Inputs.Select(i => new CatalogInput(i.Node.Key, i.Node.Version!.Value, node.Descriptor.Requirements[i.Requirement].Name))],
            Run = _run,
            Attempt = attempt,
            StartedAt = started,
            CompletedAt = options.Time.GetUtcNow(),
            Size = bytes.Size,
            Inline = bytes.Inline,
            Blob = bytes.Blob,
        };
    }

    /// <summary>Runs a task on what its inputs are, and writes what it makes, whole, wherever it is to go.</summary>
    /// <returns>How the output was written.</returns>
    public async ValueTask<OutputCodec> WriteAsync(Node node, Stream destination, int attempt, Action<double>? progress, CancellationToken cancellationToken)
    {
        var codec = node.Descriptor.Output
            ?? throw new InvalidOperationException($"{node.Descriptor.Name} has no output to store.");
        var context = new TaskContext(NewScratch(), attempt, options.Logger, progress, cancellationToken);
        try
        {
            var inputs = await InputsOfAsync(node, context, cancellationToken);
            var output = new StoredOutput(node.Task, codec, destination, context);
            await SealedAsync(inputs, node.Descriptor.RunAsync(node.Task, inputs, output));
            output.Complete();
            cancellationToken.ThrowIfCancellationRequested();
            return codec;
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

    private async ValueTask<TaskInputs> InputsOfAsync(Node node, TaskContext context, CancellationToken cancellationToken)
    {
        var entries = await EntriesOfAsync(node, cancellationToken);
        var readers = new IReadOnlyList<InputReader>[node.Required.Length];
        for (var i = 0; i < readers.Length; i++)
        {
            var required = node.Required[i];
            var those = new InputReader[required.Length];
            for (var j = 0; j < those.Length; j++)
                those[j] = ReaderOf(required[j], context, entries);
            readers[i] = those;
        }

        return new TaskInputs(node.Task, readers, context, options.Services);
    }

    /// <summary>
    /// What the graph does not hold of the inputs: the entries that it has let go, and the inline bytes of several, each in one question. The bytes of one, and more than
    /// fit in memory well, are asked for when they are read.
    /// </summary>
    private async ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> EntriesOfAsync(Node node, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<TaskKey, CatalogEntry> entries = FrozenDictionary<TaskKey, CatalogEntry>.Empty;
        TaskKey[] letGo = [.. node.Inputs.Where(i => i.Node.IsLetGo).Select(i => i.Node.Key)];
        if (letGo.Length > 0)
            entries = await store.Catalog.FindAsync(letGo, withBytes: false, cancellationToken);
        var keys = new List<TaskKey>();
        long size = 0;
        foreach (var required in node.Required)
        {
            foreach (var input in required)
            {
                if ((input.Current ?? entries.GetValueOrDefault(input.Key)) is not { Kind: TaskKind.Task, Inline: null, Blob: null, Size: > 0 } entry)
                    continue;
                keys.Add(entry.Key);
                size += entry.Size;
            }
        }

        if (keys.Count <= 1 || size > MostFetched)
            return entries;
        var withBytes = await store.Catalog.FindAsync(keys, withBytes: true, cancellationToken);
        return letGo.Length == 0 ? withBytes : entries.Where(e => !withBytes.ContainsKey(e.Key)).Concat(withBytes).ToDictionary();
    }

    private InputReader ReaderOf(Node node, TaskContext context, IReadOnlyDictionary<TaskKey, CatalogEntry> entries)
    {
        var entry = node.Current;
        if (node.Descriptor.Kind == TaskKind.Source)
        {
            var source = node.Descriptor.OpenSource(node.Task, entry!, folder, () => new TaskInputs(node.Task, [], context, options.Services));
            return around is null ? source : around(source);
        }

        if (entry?.Inline is null && entries.TryGetValue(node.Key, out var found) && found.Version == node.Version)
            entry = found;
        return new StoredInput(node.Task, node.Descriptor, entry ?? throw Gone(node), store, () => context.ScratchDirectory);
    }

    /// <summary>Since the graph let go of the entry, it was removed or replaced by somebody else.</summary>
    private static CorruptArtifactException Gone(Node node)
    {
        var entry = new CatalogEntry { Key = node.Key, Name = node.Descriptor.Name, Message = TaskRegistry.Encode(node.Task), Version = node.Version!.Value };
        return new(entry, "the catalog", CorruptionReason.Missing, 0);
    }

    /// <summary>
    /// A folder that nothing else has: not another run of the store, nor a plan, which has no number, nor a store in memory that numbers its runs from 1 too.
    /// </summary>
    private string NewScratch() =>
        Path.Combine(store.ScratchFolder, FormattableString.Invariant($"{_run}-{Environment.ProcessId}-{Interlocked.Increment(ref s_scratches)}"));
}
