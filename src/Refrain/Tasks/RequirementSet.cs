namespace Refrain;

/// <summary>Collects the instances that a task requires, in order. Not thread-safe.</summary>
public sealed class RequirementSet
{
    private readonly List<ITask>[] _tasks;
    private readonly ITask _owner;

    internal RequirementSet(ITask owner, int requirements)
    {
        _owner = owner;
        _tasks = new List<ITask>[requirements];
        for (var i = 0; i < requirements; i++)
            _tasks[i] = [];
    }

    /// <summary>The instances of one requirement, in the order that it gave them.</summary>
    internal IReadOnlyList<ITask> this[int requirement] => _tasks[requirement];

    /// <summary>Adds the instance of a single requirement.</summary>
    /// <param name="requirement">The requirement's position in the descriptor.</param>
    /// <param name="task">The instance; <see langword="null"/> for an optional requirement that asks for nothing.</param>
    public void Add(int requirement, ITask? task)
    {
        if (task is not null)
            _tasks[requirement].Add(task);
        else if (TaskDescriptor.Of(_owner).Requirements[requirement] is { Cardinality: Cardinality.One } r)
            throw new InvalidOperationException($"Requirement '{r.Name}' of {_owner} gave null. Declare its type nullable if it may require nothing.");
    }

    /// <summary>Adds the instances of a fan-in requirement.</summary>
    /// <param name="requirement">The requirement's position in the descriptor.</param>
    /// <param name="tasks">The instances in order; enumerated once. One that was given before is taken once.</param>
    public void AddMany(int requirement, IEnumerable<ITask?> tasks)
    {
        if (tasks is null)
            throw new InvalidOperationException($"Requirement '{TaskDescriptor.Of(_owner).Requirements[requirement].Name}' of {_owner} gave null; give an empty sequence if nothing is required.");
        var seen = new HashSet<TaskKey>();
        foreach (var task in tasks)
        {
            if (task is null)
                throw new InvalidOperationException($"Requirement '{TaskDescriptor.Of(_owner).Requirements[requirement].Name}' of {_owner} gave a null among its tasks.");
            if (seen.Add(task.Key))
                _tasks[requirement].Add(task);
        }
    }
}
