namespace Refrain.Planning;

/// <summary>
/// What is done first: what lets others go on or tells what is to run, before what runs; then the higher priority, then the longer way that is left to the end of the run, then what
/// arrived first. A total order, so that one worker goes through a graph in one order alone.
/// </summary>
/// <param name="IsRun">Whether a task is run.</param>
/// <param name="Priority">The highest priority of the task and of what waits for it.</param>
/// <param name="Path">How long the task and what waits for it take, as far as it is known, in seconds.</param>
/// <param name="Order">The order of arrival.</param>
internal readonly record struct Rank(bool IsRun, int Priority, float Path, int Order) : IComparable<Rank>
{
    /// <summary>The rank of a piece of work, as things stand.</summary>
    public static Rank Of(Work work) => new(work.Kind == WorkKind.Run, work.Node.Priority, work.Node.Path, work.Node.Order);

    public int CompareTo(Rank other)
    {
        if (IsRun != other.IsRun)
            return IsRun ? 1 : -1;
        if (Priority != other.Priority)
            return other.Priority.CompareTo(Priority);
        return Path.Equals(other.Path) ? Order.CompareTo(other.Order) : other.Path.CompareTo(Path);
    }
}
