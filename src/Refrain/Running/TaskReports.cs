using System.Collections;
using Refrain.Collections;

namespace Refrain.Running;

/// <summary>
/// The reports of a run's tasks. Each is made when it is asked for, of little more than the task and its version: most tasks of a large run have neither an error nor a reason that says
/// more than its kind. Immutable once it is given away.
/// </summary>
internal sealed class TaskReports : IReadOnlyList<TaskReport>
{
    private readonly SegmentedList<One> _reports = new();
    private readonly Dictionary<int, (string? Subject, Exception? Error)> _others = [];
    private readonly int[] _counts = new int[4];

    // What a report says, in little room; the reason is below 0 where there is none.
    private readonly record struct One(ITask Task, long Duration, ContentHash Version, byte State, sbyte Reason);

    public int Count => _reports.Count;

    public TaskReport this[int index]
    {
        get
        {
            var one = _reports[index];
            var (subject, error) = _others.GetValueOrDefault(index);
            return new(
                one.Task,
                TaskDescriptor.Of(one.Task).Name,
                (TaskState)one.State,
                one.Reason < 0 ? null : new Reason((ReasonKind)one.Reason, subject ?? ""),
                TimeSpan.FromTicks(one.Duration),
                one.Version.IsNone ? null : one.Version,
                error);
        }
    }

    /// <summary>How many tasks met which end.</summary>
    public int CountOf(TaskState state) => _counts[(int)state];

    public void Add(ITask task, TaskState state, Reason? reason, TimeSpan duration, ContentHash? version, Exception? error)
    {
        if (reason is { Subject.Length: > 0 } || error is not null)
            _others.Add(Count, (reason?.Subject, error));
        _counts[(int)state]++;
        _reports.Add(new(task, duration.Ticks, version ?? default, (byte)state, reason is { } known ? (sbyte)known.Kind : (sbyte)-1));
    }

    public IEnumerator<TaskReport> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
