namespace Refrain.Planning;

/// <summary>The tasks of one type that are ready to run and may be run together: what is to be equal in them is. Changed by <see cref="BatchQueue"/> alone.</summary>
/// <param name="limits">How many, and how long they wait.</param>
internal sealed class ReadyBatch(TaskBatching limits)
{
    /// <summary>How many may be handed over at once.</summary>
    public int MaxSize => limits.MaxSize;

    /// <summary>How long fewer may wait for more.</summary>
    public TimeSpan MaxDelay => limits.MaxDelay;

    /// <summary>How many there are.</summary>
    public int Count { get; internal set; }

    /// <summary>Whether it has waited, and is to be taken as it is.</summary>
    internal bool IsLetGo { get; set; }

    /// <summary>Those that there are, best first, and some that are void by now.</summary>
    internal RankedWork Ready { get; } = new();

    /// <summary>What was to be taken, and waits.</summary>
    internal List<(Work Work, int Ticket)> Waiting { get; } = [];
}
