using Refrain.Codecs;

namespace Refrain;

/// <summary>
/// Takes down what is known of a task type, for its <see cref="TaskDescriptor"/>. Each call adds something and gives the same description. Called by
/// generated code alone; not thread-safe.
/// </summary>
/// <param name="name">The task's name: part of every key.</param>
/// <param name="summary">The type's XML summary, or empty.</param>
public sealed class TaskDescription(string name, string summary)
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<Requirement> _requirements = [];

    internal string Name { get; } = name;

    internal string Summary { get; } = summary;

    internal TaskKind Kind { get; private set; }

    internal int TaskVersion { get; private set; }

    internal Retention Retention { get; private set; }

    internal int TaskPriority { get; private set; }

    internal int? TaskRetries { get; private set; }

    internal TimeSpan? TaskTimeout { get; private set; }

    internal List<TaskResource> TaskResources { get; } = [];

    internal (int MaxSize, TimeSpan MaxDelay, string[] Equal)? Batching { get; private set; }

    internal List<string> TargetNames { get; } = [];

    internal List<TaskPlace> Places { get; } = [];

    internal bool WritesFreely { get; private set; }

    internal OutputCodec? OutputCodec { get; private set; }

    internal BuiltInSource? BuiltIn { get; private set; }

    internal Func<TaskArguments, ITask>? Parse { get; private set; }

    internal IReadOnlyList<Parameter> AllParameters => _parameters;

    internal IReadOnlyList<Requirement> Requirements => _requirements;

    /// <summary>It is a source.</summary>
    public TaskDescription Source()
    {
        Kind = TaskKind.Source;
        return this;
    }

    /// <summary><see cref="TaskAttribute.Version"/>.</summary>
    public TaskDescription Version(int version)
    {
        TaskVersion = version;
        return this;
    }

    /// <summary>Its <see cref="TaskAttribute.Retention"/> is <see cref="Retention.Intermediate"/>.</summary>
    public TaskDescription Intermediate()
    {
        Retention = Retention.Intermediate;
        return this;
    }

    /// <summary><see cref="TaskAttribute.Priority"/>.</summary>
    public TaskDescription Priority(int priority)
    {
        TaskPriority = priority;
        return this;
    }

    /// <summary><see cref="TaskAttribute.Retries"/>.</summary>
    public TaskDescription Retries(int retries)
    {
        TaskRetries = retries;
        return this;
    }

    /// <summary><see cref="TaskAttribute.TimeoutSeconds"/>.</summary>
    public TaskDescription Timeout(double seconds)
    {
        TaskTimeout = TimeSpan.FromSeconds(seconds);
        return this;
    }

    /// <summary><see cref="UsesAttribute"/>.</summary>
    public TaskDescription Uses(string resource, int amount)
    {
        TaskResources.Add(new(resource, amount));
        return this;
    }

    /// <summary>It writes to a target.</summary>
    /// <param name="name">The target's name.</param>
    /// <param name="isFree">Whether what it writes there is not seen, as with <see cref="SqlScope"/>.</param>
    public TaskDescription Target(string name, bool isFree = false)
    {
        TargetNames.Add(name);
        WritesFreely |= isFree;
        return this;
    }

    /// <summary>It writes a file or a folder at a place outside of the store (<see cref="PlaceAttribute"/>). Each is known by how many came before it.</summary>
    /// <param name="target">The target's name.</param>
    /// <param name="path">The path in the target's folder.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    /// <exception cref="FormatException">The path is none, or could lead elsewhere.</exception>
    public TaskDescription Place(string target, string path, bool isFolder = false)
    {
        Places.Add(new(target, Keys.PlacePath.Parse(path), isFolder));
        return this;
    }

    /// <summary>It has <c>RunBatch</c> (<see cref="BatchAttribute"/>).</summary>
    /// <param name="maxSize">How many are handed over at once at most.</param>
    /// <param name="maxDelaySeconds">How long those that are ready may wait for more.</param>
    /// <param name="equal">The names of the parameters that are equal within a batch.</param>
    public TaskDescription Batch(int maxSize = BatchAttribute.DefaultMaxSize, double maxDelaySeconds = 0, params string[] equal)
    {
        Batching = (maxSize, TimeSpan.FromSeconds(maxDelaySeconds), equal);
        return this;
    }

    /// <summary>Its next parameters, in the order of declaration, as their declaration has them.</summary>
    /// <param name="declaration">Types, names and defaults, such as <c>"int Year, string Region, bool Exact = false"</c>: scalar types without their namespaces, defaults as the command line takes them.</param>
    /// <exception cref="FormatException">The text is no such list.</exception>
    public TaskDescription Parameters(string declaration)
    {
        _parameters.AddRange(ParameterList.Parse(declaration));
        return this;
    }

    /// <summary>Its next parameter, in the order of declaration.</summary>
    public TaskDescription Add(Parameter parameter)
    {
        _parameters.Add(parameter);
        return this;
    }

    /// <summary>How it is made from texts, where an initialiser that is no constant stands for an argument left out.</summary>
    /// <param name="parse">Makes the task; throws <see cref="TaskArgumentException"/> for a text that is not a value of its parameter.</param>
    public TaskDescription ParsedBy(Func<TaskArguments, ITask> parse)
    {
        Parse = parse;
        return this;
    }

    /// <summary>Its next requirement: a single instance, known when the run is planned.</summary>
    /// <typeparam name="TTask">The required task or source.</typeparam>
    /// <param name="name">The member's name.</param>
    public TaskDescription Requires<TTask>(string name)
        where TTask : ITaskType => Add(new Requirement<TTask>(name));

    /// <summary>Its next requirement, of any kind. Their positions are what requirement sets and inputs are indexed by.</summary>
    public TaskDescription Add(Requirement requirement)
    {
        _requirements.Add(requirement);
        return this;
    }

    /// <summary>Its output is a value.</summary>
    /// <typeparam name="T">The value.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    public TaskDescription Value<T, TCodec>()
        where TCodec : struct, IValueCodec<T> => Output(new ValueOutput<T, TCodec>());

    /// <summary>Its output is a sequence of rows.</summary>
    /// <typeparam name="TRow">The row.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    public TaskDescription Rows<TRow, TCodec>()
        where TCodec : struct, IValueCodec<TRow> => Output(new RowsOutput<TRow, TCodec>());

    /// <summary>How its output is stored and read.</summary>
    public TaskDescription Output(OutputCodec codec)
    {
        OutputCodec = codec;
        return this;
    }

    internal TaskDescription With(BuiltInSource source)
    {
        BuiltIn = source;
        return this;
    }
}
