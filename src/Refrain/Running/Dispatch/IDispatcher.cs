namespace Refrain.Running;

/// <summary>
/// Where the tasks of a run are executed: on the threads of this process or elsewhere. Called by the loop alone but for <see cref="GetReady"/>; what becomes of the tasks is told to an
/// <see cref="IDispatchNews"/>. Disposed when the run has ended, after which nothing is told.
/// </summary>
internal interface IDispatcher : IAsyncDisposable
{
    /// <summary>How many tasks may be started and not ended, those that are suspended aside. It may change.</summary>
    int Slots { get; }

    /// <summary>Whether what tasks read must be in the catalog durably before they are started, as they are executed by somebody else who looks there.</summary>
    bool ReadsCatalog { get; }

    /// <summary>Whether a task that was started may begin later, and <see cref="IDispatchNews.Begun"/> tells when.</summary>
    bool TellsBegun { get; }

    /// <summary>Says that many tasks will be started before long, so that what has to be there for them can be. Called on any thread, before the loop has ended, or not at all.</summary>
    void GetReady();

    /// <summary>Starts tasks: several are of one type, to be run together as a batch. It does not wait for them.</summary>
    /// <param name="group">The tasks; at least one.</param>
    /// <param name="stop">Cancelled when they are to end early.</param>
    void Start(ReadOnlySpan<Assignment> group, CancellationToken stop);

    /// <summary>Called when no more is started for now.</summary>
    void Flush();

    /// <summary>Called once for each failure that was told, when it has been taken note of: until then it may have been one too many, and nothing begins.</summary>
    void GoOn();

    /// <summary>Takes back what was started and has not begun.</summary>
    /// <returns>In how many of the <see cref="Slots"/> it was.</returns>
    int TakeBack();
}
