using Refrain.Collections;

namespace Refrain;

/// <summary>Collects the instances that a task requires, in order. Not thread-safe.</summary>
public sealed class RequirementSet
{
    // So many in a row that are there already, where that is more than there may be tasks or they may be any number, and a sequence is taken for one without an end.
    private const int MostRepeats = 10_000_000;

    private readonly List<SegmentedList<ITask>> _tasks = [];
    private readonly int _most;
    private readonly int _fewest;
    private readonly int _mostRepeats;
    private ITask? _owner;

    /// <param name="most">How many tasks there may be.</param>
    internal RequirementSet(int most = int.MaxValue)
    {
        _most = most;
        _fewest = Math.Min(most, MostRepeats);
        _mostRepeats = most == int.MaxValue ? MostRepeats : Math.Max(most, MostRepeats);
    }

    /// <summary>Empties the set for the requirements of a task; what was collected before is gone.</summary>
    internal void Begin(ITask owner, int requirements)
    {
        _owner = owner;
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
    /// <exception cref="RequirementException">There are more than the run may come to, or it goes on giving the same ones.</exception>
    public void AddMany(int requirement, IEnumerable<ITask?> tasks)
    {
        if (tasks is null)
            throw new InvalidOperationException($"Requirement '{RequirementAt(requirement).Name}' of {_owner} gave null; give an empty sequence if nothing is required.");
        var collected = _tasks[requirement];
        HashSet<TaskKey>? distinct = null;
        var repeats = 0;
        foreach (var task in tasks)
        {
            if (task is null)
                throw new InvalidOperationException($"Requirement '{RequirementAt(requirement).Name}' of {_owner} gave a null among its tasks.");
            if (collected.Count >= _fewest)
            {
                // The sequence may have no end. Of those that it gave several times, each counts once.
                distinct ??= DistinctOf(collected);
                if (!distinct.Add(task.Key))
                {
                    if (++repeats >= _mostRepeats)
                        throw Endless(requirement, repeats, task);
                    continue;
                }

                if (distinct.Count > _most)
                    throw TooMany(_most, task);
                repeats = 0;
            }

            collected.Add(task);
        }
    }

    /// <summary>What is said of too many tasks.</summary>
    internal static RequirementException TooMany(int most, ITask last) =>
        new($"There are more than {most} tasks in this run, the last of them {last}. If so many are right, allow more: MaxTasks of its options, --max-tasks.") { IsOfLimit = true };

    private RequirementException Endless(int requirement, int repeats, ITask last) =>
        new(FormattableString.Invariant(
            $"Requirement '{RequirementAt(requirement).Name}' of {_owner} gave {repeats} tasks in a row that it had given before, the last of them {last}: it seems to have no end. Have it give each task once, by Distinct() where it gives so many again."));

    private static HashSet<TaskKey> DistinctOf(SegmentedList<ITask> tasks)
    {
        var distinct = new HashSet<TaskKey>();
        for (var i = 0; i < tasks.Count; i++)
            distinct.Add(tasks[i].Key);
        return distinct;
    }

    private Requirement RequirementAt(int requirement) => TaskDescriptor.Of(_owner!).Requirements[requirement];
}
