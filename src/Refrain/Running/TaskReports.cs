using System.Collections;

namespace Refrain.Running;

/// <summary>
/// The reports of a run's tasks. Each is made when it is asked for, of little more than the task and its version: most tasks of a large run are up to date, and have
/// neither reason nor duration nor error. Immutable once it is given away.
/// </summary>
internal sealed class TaskReports : IReadOnlyList<TaskReport>
{
    private readonly List<ITask> _tasks;
    private readonly List<TaskState> _states;
    private readonly List<ContentHash> _versions;
    private readonly Dictionary<int, (Reason? Reason, TimeSpan Duration, Exception? Error)> _others = [];

    /// <param name="capacity">About how many there will be.</param>
    public TaskReports(int capacity)
    {
        _tasks = new(capacity);
        _states = new(capacity);
        _versions = new(capacity);
    }

    public int Count => _tasks.Count;

    public TaskReport this[int index]
    {
        get
        {
            var (reason, duration, error) = _others.GetValueOrDefault(index);
            return new(
                _tasks[index],
                TaskDescriptor.Of(_tasks[index]).Name,
                _states[index],
                reason,
                duration,
                _versions[index].IsNone ? null : _versions[index],
                error);
        }
    }

    /// <summary>How many tasks met which end.</summary>
    public int CountOf(TaskState state)
    {
        var count = 0;
        foreach (var one in _states)
            count += one == state ? 1 : 0;
        return count;
    }

    public void Add(ITask task, TaskState state, Reason? reason, TimeSpan duration, ContentHash? version, Exception? error)
    {
        if (reason is not null || duration != TimeSpan.Zero || error is not null)
            _others.Add(_tasks.Count, (reason, duration, error));
        _tasks.Add(task);
        _states.Add(state);
        _versions.Add(version ?? default);
    }

    public IEnumerator<TaskReport> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
