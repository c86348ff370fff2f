using System.Collections;

namespace Refrain.Running;

/// <summary>
/// The reports of a run's tasks. Each is made when it is asked for, of little more than the task and its version: most tasks of a large run have neither an error nor a reason that says
/// more than its kind. Immutable once it is given away.
/// </summary>
internal sealed class TaskReports : IReadOnlyList<TaskReport>
{
    private readonly List<ITask> _tasks;
    private readonly List<(byte State, sbyte Reason)> _states;
    private readonly List<ContentHash> _versions;
    private readonly List<long> _durations = [];
    private readonly Dictionary<int, (string? Subject, Exception? Error)> _others = [];

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
            var (state, reason) = _states[index];
            var (subject, error) = _others.GetValueOrDefault(index);
            return new(
                _tasks[index],
                TaskDescriptor.Of(_tasks[index]).Name,
                (TaskState)state,
                reason < 0 ? null : new Reason((ReasonKind)reason, subject ?? ""),
                TimeSpan.FromTicks(index < _durations.Count ? _durations[index] : 0),
                _versions[index].IsNone ? null : _versions[index],
                error);
        }
    }

    /// <summary>How many tasks met which end.</summary>
    public int CountOf(TaskState state)
    {
        var count = 0;
        foreach (var (one, _) in _states)
            count += (TaskState)one == state ? 1 : 0;
        return count;
    }

    public void Add(ITask task, TaskState state, Reason? reason, TimeSpan duration, ContentHash? version, Exception? error)
    {
        if (reason is { Subject.Length: > 0 } || error is not null)
            _others.Add(_tasks.Count, (reason?.Subject, error));
        if (duration != TimeSpan.Zero)
        {
            // Where nothing has run there are none.
            while (_durations.Count < _tasks.Count)
                _durations.Add(0);
            _durations.Add(duration.Ticks);
        }

        _tasks.Add(task);
        _states.Add(((byte)state, reason is { } known ? (sbyte)known.Kind : (sbyte)-1));
        _versions.Add(version ?? default);
    }

    public IEnumerator<TaskReport> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
