using Refrain.Collections;

namespace Refrain;

/// <summary>Collects the instances that a task requires, in order. Not thread-safe.</summary>
public sealed class RequirementSet
{
    private readonly List<SegmentedList<ITask>> _tasks = [];
    private readonly int _most;
    private int _bound;
    private ITask? _owner;

    /// <param name="most">How many tasks there may be.</param>
    internal RequirementSet(int most = int.MaxValue) => _bound = _most = most;

    /// <summary>Empties the set for the requirements of a task; what was collected before is gone.</summary>
    internal void Begin(ITask owner, int requirements)
    {
        _owner = owner;
        _bound = _most;
        Error = null;
        foreach (var tasks in _tasks)
            tasks.Clear();
        while (_tasks.Count < requirements)
            _tasks.Add(new());
    }

    /// <summary>What the requirements threw instead.</summary>
    internal Exception? Error { get; set; }

    /// <summary>The instances of one requirement, in the order that it gave them; one may be there several times.</summary>
    internal IReadOnlyList<ITask> this[int requirement] => _tasks[requirement];

    /// <summary>Adds the instance of a single requirement.</summary>
    /// <param name="requirement">The requirement's position in the descriptor.</param>
    /// <param name="task">The instance; <see langword="null"/> for an optional requirement that asks for nothing.</param>
    public void Add(int requirement, ITask? task)
    {
        if (task is not null)
            _tasks[requirement].Add(task);
        else if (RequirementAt(requirement) is { Cardinality: Cardinality.One } r)
            throw new InvalidOperationException($"Requirement '{r.Name}' of {_owner} gave null. Declare its type nullable if it may require nothing.");
    }

    /// <summary>Adds the instances of a fan-in requirement.</summary>
    /// <param name="requirement">The requirement's position in the descriptor.</param>
    /// <param name="tasks">The instances in order; enumerated once. One that is given several times is taken once.</param>
    public void AddMany(int requirement, IEnumerable<ITask?> tasks)
    {
        if (tasks is null)
            throw new InvalidOperationException($"Requirement '{RequirementAt(requirement).Name}' of {_owner} gave null; give an empty sequence if nothing is required.");
        var collected = _tasks[requirement];
        foreach (var task in tasks)
        {
            if (task is null)
                throw new InvalidOperationException($"Requirement '{RequirementAt(requirement).Name}' of {_owner} gave a null among its tasks.");
            collected.Add(task);
            if (collected.Count > _bound)
                CheckBound(collected);
        }
    }

    /// <summary>What is said of too many tasks.</summary>
    internal static RequirementException TooMany(int most, ITask last) =>
        new($"There are more than {most} tasks in this run, the last of them {last}. If so many are right, allow more: RunOptions.MaxTasks, --max-tasks.");

    /// <summary>A sequence may have no end. Of those that it gave several times, each counts once.</summary>
    private void CheckBound(SegmentedList<ITask> collected)
    {
        var distinct = new HashSet<TaskKey>();
        for (var i = 0; i < collected.Count; i++)
            distinct.Add(collected[i].Key);
        if (distinct.Count > _most)
            throw TooMany(_most, collected[collected.Count - 1]);
        _bound = (int)Math.Min(2L * collected.Count, int.MaxValue);
    }

    private Requirement RequirementAt(int requirement) => TaskDescriptor.Of(_owner!).Requirements[requirement];
}
