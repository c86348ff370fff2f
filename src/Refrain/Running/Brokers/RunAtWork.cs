namespace Refrain.Running;

/// <summary>A run that a worker has tasks of. Used under the worker's lock, but for what is given to its constructor.</summary>
internal sealed class RunAtWork(RunTerms terms, TaskExecution execution) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public RunTerms Terms => terms;

    public TaskExecution Execution => execution;

    /// <summary>Runs its tasks; set once.</summary>
    public LocalDispatcher Dispatcher { get; set; } = null!;

    /// <summary>Cancelled when its tasks are to end.</summary>
    public CancellationToken Stop => _stop.Token;

    public bool IsCancelled => _stop.IsCancellationRequested;

    /// <summary>When its driver was last heard of.</summary>
    public long Heard { get; set; }

    /// <summary>When it was last looked in the catalog whether it has ended.</summary>
    public long LookedFor { get; set; }

    /// <summary>When its lease was last renewed.</summary>
    public long Renewed { get; set; }

    /// <summary>How many of its tasks have not ended.</summary>
    public int Open { get; set; }

    /// <summary>How many of those wait for what they asked for.</summary>
    public int Suspended { get; set; }

    /// <summary>How long tasks were at work that have ended and of which the driver was not told this yet.</summary>
    public TimeSpan Took { get; set; }

    /// <summary>How many these are.</summary>
    public int Timed { get; set; }

    public void Cancel() => _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();
}
