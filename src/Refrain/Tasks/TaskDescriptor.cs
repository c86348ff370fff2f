using System.Reflection;
using System.Runtime.CompilerServices;
using Refrain.Codecs;
using Refrain.Keys;
using Refrain.Stores;

namespace Refrain;

/// <summary>
/// What is known of a task type: its names, parameters, requirements and output as data, and its code as methods over any instance.
/// Immutable and thread-safe; there is one for each type.
/// </summary>
public sealed class TaskDescriptor
{
    private readonly TaskCode _code;
    private readonly FieldNames _names;
    private readonly BuiltInSource? _builtIn;
    private readonly Func<TaskArguments, ITask>? _parse;
    private string? _fingerprint;

    internal TaskDescriptor(TaskDescription description, TaskCode code)
    {
        _code = code;
        _builtIn = description.BuiltIn;
        _parse = description.Parse;
        Name = description.Name;
        ShortName = ShownNames.ShortOf(Name);
        Kind = description.Kind;
        Summary = description.Summary;
        Version = description.TaskVersion;
        Retention = description.Retention;
        Priority = description.TaskPriority;
        Retries = description.TaskRetries;
        Timeout = description.TaskTimeout;
        Resources = [.. description.TaskResources];
        Parameters = [.. description.AllParameters];
        Requirements = [.. description.Requirements];
        Output = description.OutputCodec;
        Targets = [.. description.TargetNames];
        Places = [.. description.Places];
        WritesFreely = description.WritesFreely;
        Batching = description.Batching is { } batching
            ? new(batching.MaxSize, batching.MaxDelay, [.. batching.Equal.Select(name => Parameters.First(p => p.Name == name))])
            : null;
        _names = new FieldNames(Name, Parameters);
    }

    /// <summary>The task's name: part of every key.</summary>
    public string Name { get; }

    /// <summary>The name without its namespace.</summary>
    public string ShortName { get; }

    /// <summary>Whether this is a task or a source.</summary>
    public TaskKind Kind { get; }

    /// <summary>The type's XML summary, or empty.</summary>
    public string Summary { get; }

    /// <summary><see cref="TaskAttribute.Version"/>.</summary>
    public int Version { get; }

    /// <summary><see cref="TaskAttribute.Retention"/>.</summary>
    public Retention Retention { get; }

    /// <summary><see cref="TaskAttribute.Priority"/>.</summary>
    public int Priority { get; }

    /// <summary><see cref="TaskAttribute.Retries"/>; <see langword="null"/> where the run decides.</summary>
    public int? Retries { get; }

    /// <summary><see cref="TaskAttribute.TimeoutSeconds"/>; <see langword="null"/> where the run decides.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>What it uses while it runs (<see cref="UsesAttribute"/>).</summary>
    public IReadOnlyList<TaskResource> Resources { get; }

    /// <summary>How instances are put together; <see langword="null"/> where there is no <c>RunBatch</c>.</summary>
    public TaskBatching? Batching { get; }

    /// <summary>
    /// The code that can influence the output: its hash, 32 hex digits, then a line for each member of it, hash and name. Empty where the build of the
    /// task's assembly published none.
    /// </summary>
    public string Fingerprint => _fingerprint ??= CodeFingerprints.Of(_code.Assembly, Name);

    /// <summary>The assembly that declares the task's type.</summary>
    internal Assembly Assembly => _code.Assembly;

    /// <summary>The parameters in the order of declaration.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The requirements; their positions are what requirement sets and inputs are indexed by.</summary>
    public IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>How the output is stored and read; <see langword="null"/> for a source, which is not stored.</summary>
    public OutputCodec? Output { get; }

    /// <summary>The names of the targets that it writes to; none for most.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>The places outside of the store that it writes to.</summary>
    internal IReadOnlyList<TaskPlace> Places { get; }

    /// <summary>Whether it writes what nobody sees, so that it cannot be verified.</summary>
    internal bool WritesFreely { get; }

    /// <summary>The descriptor of a task.</summary>
    /// <exception cref="ArgumentException">Nothing was generated for the task's type.</exception>
    /// <exception cref="ArgumentNullException">A parameter that is not declared nullable is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">Values sit in one another more than 100 levels deep.</exception>
    public static TaskDescriptor Of(ITask task) => KeyCache.Of(task).TypeOf(task);

    /// <summary>The descriptor of a task type.</summary>
    /// <typeparam name="TTask">The task type.</typeparam>
    public static TaskDescriptor Of<TTask>()
        where TTask : ITaskType =>
        TaskCode<TTask>.Descriptor;

    /// <summary>Makes a task from texts, as the command line does.</summary>
    /// <exception cref="TaskArgumentException">A text is not a value of its parameter, or a parameter without default has none.</exception>
    public ITask Create(TaskArguments arguments)
    {
        if (_parse is not null)
            return _parse(arguments);
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize]);
        try
        {
            TaskFields.Write(ref writer, this, arguments);
            var reader = new KeyReader(writer.Written);
            return Decode(ref reader);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Writes a task in the canonical encoding.</summary>
    /// <returns>The descriptor of its type.</returns>
    /// <exception cref="ArgumentException">Nothing was generated for the task's type.</exception>
    public static TaskDescriptor Encode(ref KeyWriter writer, ITask task)
    {
        ref var outer = ref writer.Fields;
        var type = Generated(task).Write(ref writer);
        writer.EndTask(ref outer);
        return type;
    }

    /// <summary>Begins the encoding of a task: what stands before the values of its parameters. Called by generated code.</summary>
    /// <typeparam name="TTask">The task's type.</typeparam>
    /// <returns>The descriptor of the type.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TaskDescriptor Begin<TTask>(ref KeyWriter writer)
        where TTask : ITaskType
    {
        var type = TaskCode<TTask>.Descriptor;
        writer.BeginTask(type._names);
        return type;
    }

    /// <summary>Reads a task whose name has been seen to be this descriptor's.</summary>
    /// <exception cref="KeyFormatException">The bytes are not the canonical encoding of such a task.</exception>
    public ITask Decode(ref KeyReader reader)
    {
        ref var outer = ref reader.BeginTask(_names);
        var task = _code.Read(ref reader);
        reader.EndTask(ref outer);
        return task;
    }

    /// <summary><see cref="Decode"/> where the name that comes was compared with this descriptor's.</summary>
    internal ITask DecodeFound(ref KeyReader reader)
    {
        ref var outer = ref reader.BeginFoundTask(_names);
        var task = _code.Read(ref reader);
        reader.EndTask(ref outer);
        return task;
    }

    /// <summary>The invariant text of a task: <c>TopUsers(Dataset: ldbc, Count: 10)</c>, parameters in the order of declaration.</summary>
    public string Format(ITask task) => TextOf(task).ToString();

    internal TaskText TextOf(ITask task)
    {
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize]);
        try
        {
            Encode(ref writer, task);
            return TaskFields.Texts(this, writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Collects what a task requires statically.</summary>
    internal void RequirementsOf(ITask task, RequirementSet set)
    {
        set.Begin(task, Requirements.Count);
        Generated(task).Require(set);
    }

    internal ValueTask RequireAtRuntimeAsync(ITask task, int requirement, TaskInputs inputs, RequirementSet set)
    {
        set.Begin(task, Requirements.Count);
        return ((IRuntimeRequirements)task).RequireAtRuntime(requirement, inputs, set);
    }

    internal ValueTask RunAsync(ITask task, TaskInputs inputs, TaskOutput output) => Generated(task).Run(inputs, output);

    /// <summary>Runs tasks together whose type has <c>RunBatch</c>.</summary>
    internal static ValueTask RunBatchAsync(ITask any, BatchInputs inputs, BatchOutput output) => ((IBatchTask)any).RunBatch(inputs, output);

    /// <summary>Tells apart what may not be in one batch: equal exactly for tasks whose parameters that are to be equal are.</summary>
    internal TaskKey BatchOf(ITask task)
    {
        if (Batching is not { Equal.Count: > 0 } batching)
            return default;
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize]);
        try
        {
            Encode(ref writer, task);
            return TaskFields.HashOf(this, writer.Written, batching.Equal);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Observes a source.</summary>
    /// <param name="task">The source.</param>
    /// <param name="inputs">Services and context.</param>
    /// <param name="previous">What was observed last, or <see langword="null"/>.</param>
    internal ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous) =>
        _builtIn is not null ? _builtIn.ObserveAsync(task, inputs, previous) : ObserveGeneratedAsync(task, inputs, previous);

    private static async ValueTask<Observation> ObserveGeneratedAsync(ITask task, TaskInputs inputs, CatalogEntry? previous)
    {
        var version = await ((ISourceType)task).Observe(inputs)
            ?? throw new InvalidOperationException($"Observe of {task} returned null; return the current version as text.");
        var hash = ContentHash.Of(version);
        return new Observation(hash, version, 0, IsAsStored: previous?.Version == hash);
    }

    /// <summary>Whether what the observation of a source threw says that the source is gone, and not just out of reach.</summary>
    internal bool IsGone(Exception observing) => observing is SourceGoneException || _builtIn?.IsGone(observing) == true;

    /// <summary>How tasks read a source that was observed as <paramref name="entry"/>.</summary>
    /// <param name="task">The source.</param>
    /// <param name="entry">What was observed.</param>
    /// <param name="folder">The folder that relative paths are read in; if empty, the current one.</param>
    /// <param name="inputs">Services and context.</param>
    internal InputReader OpenSource(ITask task, CatalogEntry entry, string folder, Func<TaskInputs> inputs) =>
        _builtIn?.Open(task, entry, folder, inputs) ?? new SourceInput(task, this, entry.Version, inputs);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static ITaskType Generated(ITask task) =>
        task as ITaskType ?? throw NotGenerated(task);

    internal static ArgumentException NotGenerated(ITask task) =>
        new($"{task.GetType()} is no generated task: annotate it with [Task] or [Source] and build it with Refrain's generator.", nameof(task));
}
