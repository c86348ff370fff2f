using System.Collections.Concurrent;
using System.Collections.Frozen;
using Refrain.Codecs;
using Refrain.Collections;
using Refrain.Keys;
using Refrain.Planning;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Running;

/// <summary>Does the pieces of work of one run: observes, requires, runs. Safe to call from many threads, each with another node.</summary>
/// <param name="store">Has what tasks read, and takes what they make.</param>
/// <param name="options">Services, logger, clock.</param>
/// <param name="run">The run's number.</param>
/// <param name="folder">The folder that relative paths of files and folders are read in; if empty, the current one.</param>
/// <param name="around">Wraps the readers of sources.</param>
/// <param name="kept">Keeps what tasks make at hand for those that read it.</param>
internal sealed partial class TaskExecution(ArtifactStore store, PipelineOptions options, long run, string folder = "", Func<InputReader, InputReader>? around = null, KeptArtifacts? kept = null)
{
    // A blob that is a file of this machine is at hand anyway.
    private readonly bool _copies = kept is not null && store.Blobs.LocalPath("any") is null;
    private long _run = run;

    private static long s_scratches;

    private const long MostFetched = 16 * 1024 * 1024;

    // So few inputs are looked up before the task runs; of more nothing is until one is read.
    internal const int FewFetched = 16;

    private ConcurrentDictionary<TaskKey, CatalogEntry>? _looks;
    private Func<string>? _newScratch;
    private CatalogInput[]? _lastOnly;

    private Func<string> NewScratch => _newScratch ??= MakeScratch;

    /// <summary>The run's number, once it has one.</summary>
    public long Run => _run;

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
        var context = new TaskContext(NewScratch, 1, options.Logger, null, cancellationToken);
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
    /// <param name="node">The task.</param>
    /// <param name="requirement">Which of its requirements.</param>
    /// <param name="most">How many tasks there may be.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RequirementException">There are more.</exception>
    public async ValueTask<IReadOnlyList<ITask>> RequireAsync(Node node, int requirement, int most, CancellationToken cancellationToken)
    {
        var context = new TaskContext(NewScratch, 1, options.Logger, null, cancellationToken);
        var inputs = await InputsOfAsync(node, ReadBy(node, requirement), context, cancellationToken);
        try
        {
            var set = new RequirementSet(most);
            await SealedAsync(inputs, node.Descriptor.RequireAtRuntimeAsync(node.Task, requirement, inputs, set));
            return set[requirement];
        }
        finally
        {
            context.RemoveScratch();
        }
    }

    /// <summary>Finds out what a task asked for in the step that is looked at next when its artifact was made.</summary>
    /// <returns><see langword="null"/> if that is no longer stored, or of a task that this program does not know.</returns>
    public async ValueTask<IReadOnlyList<ITask>?> RecallAsync(Node node, CancellationToken cancellationToken)
    {
        TaskKey[] keys = [.. node.Dynamic!.LastRecorded.Select(i => i.Key)];
        var entries = await store.Catalog.FindAsync(keys, withBytes: false, cancellationToken);
        var tasks = new List<ITask>(keys.Length);
        try
        {
            foreach (var key in keys)
            {
                if (!entries.TryGetValue(key, out var entry) || TaskRegistry.Default.Decode(entry.Message.Span) is var task && task.Key != key)
                    return null;
                tasks.Add(task);
            }
        }
        catch (KeyFormatException)
        {
            // The task type was removed or changed since. Whoever asked for it asks for something else now, or fails.
            return null;
        }

        return tasks;
    }

    /// <summary>Runs a task and makes its bytes durable; the entry is yet to be committed.</summary>
    /// <param name="node">The task.</param>
    /// <param name="attempt">The attempt of this run.</param>
    /// <param name="of">What the task says and asks goes through it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask<CatalogEntry> RunAsync(Node node, int attempt, IAttempt of, CancellationToken cancellationToken)
    {
        var attempted = new Attempted(this, node, of);
        var context = new TaskContext(NewScratch, attempt, options.Logger, attempted, cancellationToken);
        await using var targets = node.Descriptor.Targets.Count == 0
            ? null
            : await TargetAttempts.BeginAsync(options.Targets, node.Descriptor.Targets, new(node.Task, _run, attempt), cancellationToken);
        await using var sink = SinkOf(node, attempt);

        await using var copying = _copies && kept!.IsWanted ? new CopyingStream(sink, kept.MostBytes) : null;
        var codec = await WriteAsync(node, copying ?? (Stream)sink, context, targets);
        var bytes = await sink.CompleteAsync(cancellationToken);
        if (targets is not null)
            await targets.CommitAsync(bytes.Version, cancellationToken);
        var entry = EntryOf(node, attempt, of.BegunAt + attempted.Waited, options.Time.GetUtcNow(), codec, bytes, context.Dynamic?.Recorded ?? []);
        kept?.Add(entry, copying?.Copy);
        return entry;
    }

    private IReadOnlyList<CatalogInput> RecordedOf(Node node, IReadOnlyList<CatalogInput> asked)
    {
        var count = asked.Count;
        foreach (var required in node.Required)
            count += required.Length;
        if (count == 0)
            return [];
        if (count == 1 && asked.Count == 0)
            return OnlyRecordedOf(node);
        if (count > SegmentSize<CatalogInput>.Most)
            return ManyRecordedOf(node, asked, count);
        var recorded = new CatalogInput[count];
        var next = 0;
        for (var i = 0; i < node.Required.Length; i++)
        {
            foreach (var input in node.Required[i])
                recorded[next++] = new(input.Key, input.Version!.Value, node.Descriptor.Requirements[i].Name);
        }

        foreach (var input in asked)
            recorded[next++] = input;
        return recorded;
    }

    /// <summary>The same of so many that all processors share them out.</summary>
    private static SegmentedList<CatalogInput> ManyRecordedOf(Node node, IReadOnlyList<CatalogInput> asked, int count)
    {
        var recorded = new SegmentedList<CatalogInput>(count);
        var next = 0;
        for (var i = 0; i < node.Required.Length; i++)
        {
            var (inputs, first, name) = (node.Required[i], next, node.Descriptor.Requirements[i].Name);
            next += inputs.Length;
            if (inputs.Length == 0)
                continue;
            Parallel.ForEach(Partitioner.Create(0, inputs.Length, Expansion.Large), part =>
            {
                for (var j = part.Item1; j < part.Item2; j++)
                    recorded.At(first + j) = new(inputs[j].Key, inputs[j].Version!.Value, name);
            });
        }

        foreach (var input in asked)
            recorded.At(next++) = input;
        return recorded;
    }

    /// <summary>What a task is recorded to have read that reads one thing: mostly many tasks read the same, as the rows of a file or the partitions of a table.</summary>
    private CatalogInput[] OnlyRecordedOf(Node node)
    {
        var requirement = 0;
        while (node.Required[requirement].Length == 0)
            requirement++;
        var read = node.Required[requirement][0];
        var only = new CatalogInput(read.Key, read.Version!.Value, node.Descriptor.Requirements[requirement].Name);
        var last = Volatile.Read(ref _lastOnly);
        if (last is null || last[0] != only)
            Volatile.Write(ref _lastOnly, last = [only]);
        return last;
    }

    /// <summary>
    /// Runs a task on what its inputs are, and writes what it makes, whole, wherever it is to go. What the task asks for is taken as it is stored.
    /// </summary>
    /// <param name="node">The task, with what is stored of it.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How the output was written.</returns>
    /// <exception cref="RequirementException">It asks for something that it did not ask for when it was made.</exception>
    public async ValueTask<OutputCodec> WriteAsync(Node node, Stream destination, CancellationToken cancellationToken)
    {
        var context = new TaskContext(NewScratch, 1, options.Logger, new Rehearsed(this, node), cancellationToken);
        await using var targets = node.Descriptor.Targets.Count == 0
            ? null
            : await TargetAttempts.BeginAsync(options.Targets, node.Descriptor.Targets, new(node.Task, _run, 1, IsRehearsal: true) { Scratch = () => context.ScratchDirectory }, cancellationToken);
        return await WriteAsync(node, destination, context, targets);
    }

    private ArtifactSink SinkOf(Node node, int attempt) => store.SinkFor(node, _run, attempt);

    private CatalogEntry EntryOf(
        Node node, int attempt, DateTimeOffset started, DateTimeOffset completed, OutputCodec codec, StoredBytes bytes, IReadOnlyList<CatalogInput> asked) =>
        new()
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
            Inputs = RecordedOf(node, asked),
            Run = _run,
            Attempt = attempt,
            StartedAt = started,
            CompletedAt = completed,
            Size = bytes.Size,
            Inline = bytes.Inline,
            Blob = bytes.Blob,

            // The version is the hash of what was just written.
            IsIntact = true,
        };

    private async ValueTask<OutputCodec> WriteAsync(Node node, Stream destination, TaskContext context, TargetAttempts? targets)
    {
        var cancellationToken = context.CancellationToken;
        var codec = node.Descriptor.Output
            ?? throw new InvalidOperationException($"{node.Descriptor.Name} has no output to store.");
        try
        {
            var inputs = await InputsOfAsync(node, node.Required, context, cancellationToken);
            var output = new StoredOutput(node.Task, codec, destination, context, targets);
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
            inputs.Seal(succeeded: true);
        }
        catch (Exception e) when (e is not OperationCanceledException and not CorruptArtifactException and not SourceChangedException)
        {
            inputs.Seal(succeeded: false);
            throw;
        }
        finally
        {
            inputs.Close();
        }
    }

    /// <summary>What a runtime requirement reads. Of the others nothing is opened: in a plan what would run has nothing to be read, and it may be much.</summary>
    private static NodeRequirements ReadBy(Node node, int requirement)
    {
        var reads = node.Descriptor.Requirements[requirement].Reads;
        var each = new Node[node.Required.Length][];
        for (var i = 0; i < each.Length; i++)
            each[i] = reads.Contains(i) ? node.Required[i] : [];
        return NodeRequirements.Of(each);
    }

    private async ValueTask<TaskInputs> InputsOfAsync(Node node, NodeRequirements required, TaskContext context, CancellationToken cancellationToken)
    {
        if (required.Length == 0)
            return new TaskInputs(node.Task, [], context, options.Services);
        if (required is [var only])
            return new TaskInputs(node.Task, [await ReadersOfAsync(only, context, cancellationToken)], context, options.Services);
        var readers = new IReadOnlyList<InputReader>[required.Length];
        var count = 0;
        foreach (var nodes in required)
            count += nodes.Length;
        if (count > FewFetched)
        {
            for (var i = 0; i < readers.Length; i++)
                readers[i] = LateReadersOf(required[i], context, cancellationToken);
            return new TaskInputs(node.Task, readers, context, options.Services);
        }

        // All in one question.
        var all = await FewReadersOfAsync([.. required.All], context, cancellationToken);
        var first = 0;
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i] = new ArraySegment<InputReader>(all, first, required[i].Length);
            first += required[i].Length;
        }

        return new TaskInputs(node.Task, readers, context, options.Services);
    }

    private async ValueTask<IReadOnlyList<InputReader>> ReadersOfAsync(IReadOnlyList<Node> nodes, TaskContext context, CancellationToken cancellationToken) => nodes.Count > FewFetched
        ? LateReadersOf(nodes, context, cancellationToken)
        : await FewReadersOfAsync(nodes, context, cancellationToken);

    private async ValueTask<InputReader[]> FewReadersOfAsync(IReadOnlyList<Node> nodes, TaskContext context, CancellationToken cancellationToken)
    {
        if (nodes.Count == 0)
            return [];
        var readers = new InputReader[nodes.Count];
        var entries = await EntriesOfAsync(nodes, cancellationToken);
        for (var i = 0; i < readers.Length; i++)
            readers[i] = ReaderOf(nodes[i], entries[i], context);
        return readers;
    }

    private IReadOnlyList<InputReader> LateReadersOf(IReadOnlyList<Node> nodes, TaskContext context, CancellationToken cancellationToken)
    {
        Func<int, StoredInput> open = new LateEntries(nodes, Find, (node, entry) => StoredOf(node, entry, context)).Open;
        if (!nodes.Any(static n => n.Descriptor.Kind == TaskKind.Source))
            return new LateInputs(nodes.Count, Late);

        // Whether a source has changed meanwhile is looked at in any case.
        var readers = new InputReader[nodes.Count];
        for (var i = 0; i < readers.Length; i++)
            readers[i] = nodes[i].Descriptor.Kind == TaskKind.Source ? ReaderOf(nodes[i], nodes[i].Current, context) : Late(i);
        return readers;

        LateInput Late(int position) => new(nodes[position].Task, nodes[position].Version!.Value, open, position);

        CatalogEntry?[] Find(IReadOnlyList<Node> some)
        {
            var entries = EntriesOfAsync(some, cancellationToken);
            return entries.IsCompleted ? entries.GetAwaiter().GetResult() : entries.AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>
    /// What the graph holds of the inputs; and what it does not, the entries that it has let go and the inline bytes of several, each in one question. The bytes of one, and more
    /// than fit in memory well, are asked for when they are read.
    /// </summary>
    private async ValueTask<CatalogEntry?[]> EntriesOfAsync(IReadOnlyList<Node> inputs, CancellationToken cancellationToken)
    {
        // Looked at once: the graph may let go of an entry at any moment.
        var entries = new CatalogEntry?[inputs.Count];
        var letGo = 0;
        for (var i = 0; i < entries.Length; i++)
            letGo += (entries[i] = inputs[i].Current ?? kept?.Find(inputs[i].Key, inputs[i].Version!.Value)) is null ? 1 : 0;
        if (letGo > 0)
            await FetchAsync(inputs, entries, static entry => entry is null, withBytes: true, cancellationToken);
        var count = 0;
        long size = 0;
        foreach (var entry in entries)
        {
            if (!LacksBytes(entry))
                continue;
            count++;
            size += entry!.Size;
        }

        if (count > 1 && size <= MostFetched)
            await FetchAsync(inputs, entries, LacksBytes, withBytes: true, cancellationToken);
        return entries;

        static bool LacksBytes(CatalogEntry? entry) => entry is { Kind: TaskKind.Task, Inline: null, Blob: null, Size: > 0 };
    }

    /// <summary>Takes from the catalog what is wanted, as far as it is what the graph goes by.</summary>
    private async ValueTask FetchAsync(IReadOnlyList<Node> inputs, CatalogEntry?[] entries, Func<CatalogEntry?, bool> isWanted, bool withBytes, CancellationToken cancellationToken)
    {
        var keys = new List<TaskKey>();
        for (var i = 0; i < entries.Length; i++)
        {
            if (isWanted(entries[i]))
                keys.Add(inputs[i].Key);
        }

        var found = await store.Catalog.FindAsync(keys, withBytes, cancellationToken);
        for (var i = 0; i < entries.Length; i++)
        {
            if (isWanted(entries[i]) && found.TryGetValue(inputs[i].Key, out var entry) && entry.Version == inputs[i].Version)
                entries[i] = entry;
        }
    }

    private InputReader ReaderOf(Node node, CatalogEntry? entry, TaskContext context) =>
        node.Descriptor.Kind == TaskKind.Source ? SourceOf(node, entry!, context) : StoredOf(node, entry, context);

    private InputReader SourceOf(Node node, CatalogEntry entry, TaskContext context)
    {
        var source = node.Descriptor.OpenSource(node.Task, entry, folder, () => new TaskInputs(node.Task, [], context, options.Services));
        return around is null ? source : around(source);
    }

    private StoredInput StoredOf(Node node, CatalogEntry? entry, TaskContext context) =>
        new(node.Task, node.Descriptor, entry ?? throw Gone(node.Task, node.Version!.Value), store, context, options.Targets);

    /// <summary>Since the graph let go of the entry, it was removed or replaced by somebody else.</summary>
    private static CorruptArtifactException Gone(ITask task, ContentHash version)
    {
        var entry = new CatalogEntry { Key = task.Key, Name = TaskDescriptor.Of(task).Name, Message = TaskRegistry.Encode(task), Version = version };
        return new(entry, "the catalog", CorruptionReason.Missing, 0);
    }

    /// <summary>
    /// A folder that nothing else has: not another run of the store, nor a plan, which has no number, nor a store in memory that numbers its runs from 1 too.
    /// </summary>
    private string MakeScratch() =>
        Path.Combine(store.ScratchFolder, FormattableString.Invariant($"{_run}-{Environment.ProcessId}-{Interlocked.Increment(ref s_scratches)}"));
}
