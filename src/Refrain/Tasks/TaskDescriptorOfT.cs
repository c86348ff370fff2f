using Refrain.Keys;
using Refrain.Stores;

namespace Refrain;

/// <summary>What is known of the task type <typeparamref name="TTask"/>. The overrides are generated.</summary>
/// <typeparam name="TTask">The task or source.</typeparam>
/// <param name="name">The task's name.</param>
public abstract class TaskDescriptor<TTask>(string name) : TaskDescriptor(name), IKeyEncoding<TTask>
    where TTask : ITaskType<TTask>
{
    /// <summary>Writes the task's name and parameters, the fields in ordinal order of their names.</summary>
    public abstract void Write(ref KeyWriter writer, TTask task);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="KeyFormatException">The bytes are not the canonical encoding of such a task.</exception>
    public abstract TTask Read(ref KeyReader reader);

    /// <summary>Makes the task from texts. Overridden where an initialiser that is no constant stands for an argument left out.</summary>
    /// <exception cref="TaskArgumentException">A text is not a value of its parameter, or a parameter without default has none.</exception>
    protected virtual TTask Parse(TaskArguments arguments)
    {
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize]);
        try
        {
            TaskFields.Write(ref writer, this, arguments);
            var reader = new KeyReader(writer.Written);
            return Read(ref reader);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>The invariant text of a task: <c>TopUsers(Dataset: ldbc, Count: 10)</c>, parameters in the order of declaration.</summary>
    public string Format(TTask task) => TextOf(task).ToString();

    internal sealed override TaskText TextOf(ITask task)
    {
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize]);
        try
        {
            Write(ref writer, (TTask)task);
            return TaskFields.Texts(this, writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Adds the static requirements.</summary>
    protected virtual void Require(TTask task, RequirementSet set)
    {
    }

    /// <summary>Evaluates one runtime requirement.</summary>
    protected virtual ValueTask RequireAtRuntime(TTask task, int requirement, TaskInputs inputs, RequirementSet set) => default;

    /// <summary>Binds the inputs, runs the task and hands its result to <paramref name="output"/>; for a source, reads it.</summary>
    protected virtual ValueTask Run(TTask task, TaskInputs inputs, TaskOutput output) =>
        throw new InvalidOperationException($"{Name} has nothing to read: give the source a Read method.");

    /// <summary>Observes a source: its current version as text.</summary>
    protected virtual ValueTask<string> Observe(TTask task, TaskInputs inputs) =>
        throw new InvalidOperationException($"{Name} is a task, not a source.");

    /// <inheritdoc/>
    public sealed override ITask Create(TaskArguments arguments) => Parse(arguments);

    /// <inheritdoc/>
    public sealed override void Encode(ref KeyWriter writer, ITask task) => Write(ref writer, (TTask)task);

    /// <inheritdoc/>
    public sealed override ITask Decode(ref KeyReader reader) => Read(ref reader);

    internal sealed override RequirementSet RequirementsOf(ITask task)
    {
        var set = new RequirementSet(task, Requirements.Count);
        if (Requirements.Count > 0)
            Require((TTask)task, set);
        return set;
    }

    internal sealed override ValueTask RequireAtRuntimeAsync(ITask task, int requirement, TaskInputs inputs, RequirementSet set) =>
        RequireAtRuntime((TTask)task, requirement, inputs, set);

    internal sealed override ValueTask RunAsync(ITask task, TaskInputs inputs, TaskOutput output) => Run((TTask)task, inputs, output);

    internal override async ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous)
    {
        var version = await Observe((TTask)task, inputs)
            ?? throw new InvalidOperationException($"Observe of {task} returned null; return the current version as text.");
        var hash = ContentHash.Of(version);
        return new Observation(hash, version, 0, IsAsStored: previous?.Version == hash);
    }
}
