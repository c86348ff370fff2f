namespace Refrain;

/// <summary>The tasks of a batch and the outputs of what they require: for each input a list with one element a task, in the order of the tasks. Called by generated code.</summary>
public sealed class BatchInputs
{
    private readonly IReadOnlyList<TaskInputs> _members;

    internal BatchInputs(IReadOnlyList<TaskInputs> members, TaskContext context)
    {
        _members = members;
        Context = context;
    }

    /// <summary>What the batch may ask of its surroundings: not for the outputs of other tasks.</summary>
    public TaskContext Context { get; }

    /// <summary>Cancelled when the run is, or when the time of the batch is over.</summary>
    public CancellationToken CancellationToken => Context.CancellationToken;

    /// <inheritdoc cref="TaskInputs.Service{T}"/>
    public T Service<T>()
        where T : notnull => _members[0].Service<T>();

    /// <inheritdoc cref="TaskInputs.FindService{T}"/>
    public T? FindService<T>()
        where T : class => _members[0].FindService<T>();

    /// <inheritdoc cref="TaskInputs.NotStarted"/>
    public InvalidOperationException NotStarted(string method) => _members[0].NotStarted(method);

    /// <summary>The tasks.</summary>
    public IReadOnlyList<TTask> Tasks<TTask>()
        where TTask : ITask => [.. _members.Select(m => (TTask)m.Task)];

    /// <summary>An input of each task. What several tasks require alike is read once, and handed to all of them.</summary>
    /// <typeparam name="T">The input's form.</typeparam>
    /// <param name="requirement">The requirement that is read.</param>
    /// <param name="read">Reads it for one task.</param>
    public IReadOnlyList<T> Each<T>(int requirement, Func<TaskInputs, T> read)
    {
        var inputs = new T[_members.Count];
        var shared = new Dictionary<InputReader, T>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < inputs.Length; i++)
        {
            var reader = _members[i].Single(requirement);
            if (reader is not null && shared.TryGetValue(reader, out var known))
                inputs[i] = known;
            else
                inputs[i] = read(_members[i]);
            if (reader is not null)
                shared[reader] = inputs[i];
        }

        return inputs;
    }
}
