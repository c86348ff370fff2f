using System.Collections;

namespace Refrain.Running;

/// <summary>
/// The reports of a run's tasks. Each is made when it is asked for, of little more than the task and its version: most tasks of a large run have neither an error nor a reason that says
/// more than its kind. Immutable once it is given away.
/// </summary>
internal sealed class TaskReports : IReadOnlyList<TaskReport>
{
    // Each block is below what the collector takes for a large object: one of those has it go through everything.
    private const int BlockSize = 1024;

    private readonly List<One[]> _blocks = [];
    private readonly Dictionary<int, (string? Subject, Exception? Error)> _others = [];

    private readonly int _capacity;

    // What a report says, in little room; the reason is below 0 where there is none.
    private readonly record struct One(ITask Task, long Duration, ContentHash Version, byte State, sbyte Reason);

    /// <param name="capacity">About how many there will be.</param>
    public TaskReports(int capacity) => _capacity = capacity;

    public int Count { get; private set; }

    public TaskReport this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var one = At(index);
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
    public int CountOf(TaskState state)
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
            count += (TaskState)At(i).State == state ? 1 : 0;
        return count;
    }

    public void Add(ITask task, TaskState state, Reason? reason, TimeSpan duration, ContentHash? version, Exception? error)
    {
        if (reason is { Subject.Length: > 0 } || error is not null)
            _others.Add(Count, (reason?.Subject, error));
        Room()[Count++ % BlockSize] = new(task, duration.Ticks, version ?? default, (byte)state, reason is { } known ? (sbyte)known.Kind : (sbyte)-1);
    }

    /// <summary>The block that the next one goes in.</summary>
    private One[] Room()
    {
        const int Smallest = 16;
        var used = Count % BlockSize;
        if (used == 0)
            _blocks.Add(new One[Math.Clamp(_capacity - Count, Smallest, BlockSize)]);
        else if (used == _blocks[^1].Length)
            _blocks[^1] = [.. _blocks[^1], .. new One[Math.Min(used, BlockSize - used)]];
        return _blocks[^1];
    }

    private ref readonly One At(int index) => ref _blocks[index / BlockSize][index % BlockSize];

    public IEnumerator<TaskReport> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
