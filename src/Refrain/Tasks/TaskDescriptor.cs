using Refrain.Codecs;
using Refrain.Keys;
using Refrain.Stores;

namespace Refrain;

/// <summary>
/// What is known of a task type: its names, parameters, requirements and output as data, and its code as methods over any instance.
/// Generated for each task; immutable and thread-safe.
/// </summary>
public abstract class TaskDescriptor
{
    private protected TaskDescriptor(string name)
    {
        Name = name;
        ShortName = name[(name.LastIndexOfAny(['.', '+']) + 1)..];
    }

    /// <summary>The task's name: part of every key.</summary>
    public string Name { get; }

    /// <summary>The name without its namespace.</summary>
    public string ShortName { get; }

    /// <summary>Whether this is a task or a source.</summary>
    public TaskKind Kind { get; protected init; }

    /// <summary>The type's XML summary, or empty.</summary>
    public string Summary { get; protected init; } = "";

    /// <summary><see cref="TaskAttribute.Version"/>.</summary>
    public int Version { get; protected init; }

    /// <summary><see cref="TaskAttribute.Retention"/>.</summary>
    public Retention Retention { get; protected init; }

    /// <summary>The hash of the code that can influence the output; empty where none was published.</summary>
    public string Fingerprint { get; protected init; } = "";

    /// <summary>The parameters in the order of declaration.</summary>
    public IReadOnlyList<Parameter> Parameters { get; protected init; } = [];

    /// <summary>The requirements; their positions are what requirement sets and inputs are indexed by.</summary>
    public IReadOnlyList<Requirement> Requirements { get; protected init; } = [];

    /// <summary>How the output is stored and read; <see langword="null"/> for a source, which is not stored.</summary>
    public OutputCodec? Output { get; protected init; }

    /// <summary>The descriptor of a task.</summary>
    /// <exception cref="ArgumentException">Nothing was generated for the task's type.</exception>
    public static TaskDescriptor Of(ITask task) =>
        task is IDescribedTask described
            ? described.Descriptor
            : throw new ArgumentException($"{task.GetType()} is no generated task: annotate it with [Task] or [Source] and build it with Refrain's generator.", nameof(task));

    /// <summary>The descriptor of a task type.</summary>
    /// <typeparam name="TTask">The task type.</typeparam>
    public static TaskDescriptor Of<TTask>()
        where TTask : ITaskType<TTask> =>
        TTask.Descriptor;

    /// <summary>Makes a task from texts, as the command line does.</summary>
    /// <exception cref="TaskArgumentException">A text is not a value of its parameter, or a parameter without default has none.</exception>
    public abstract ITask Create(TaskArguments arguments);

    /// <summary>Writes a task in the canonical encoding.</summary>
    public abstract void Encode(ref KeyWriter writer, ITask task);

    /// <summary>Reads a task whose name has been seen to be this descriptor's.</summary>
    /// <exception cref="KeyFormatException">The bytes are not the canonical encoding of such a task.</exception>
    public abstract ITask Decode(ref KeyReader reader);

    internal abstract TaskText TextOf(ITask task);

    internal abstract RequirementSet RequirementsOf(ITask task);

    internal abstract ValueTask RequireAtRuntimeAsync(ITask task, int requirement, TaskInputs inputs, RequirementSet set);

    internal abstract ValueTask RunAsync(ITask task, TaskInputs inputs, TaskOutput output);

    /// <summary>Observes a source.</summary>
    /// <param name="task">The source.</param>
    /// <param name="inputs">Services and context.</param>
    /// <param name="previous">What was observed last, or <see langword="null"/>.</param>
    internal abstract ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous);

    /// <summary>How tasks read a source that was observed as <paramref name="entry"/>.</summary>
    internal virtual InputReader OpenSource(ITask task, CatalogEntry entry, Func<TaskInputs> inputs) => new SourceInput(task, this, entry.Version, inputs);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
