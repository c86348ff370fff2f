namespace Refrain.Targets;

/// <summary>
/// What one attempt of a task writes to one target: all of it becomes visible at once, with the marker, or nothing does. Used by one thread at a time. Disposing it takes back what was
/// not committed.
/// </summary>
public abstract class TargetAttempt : IAsyncDisposable
{
    /// <summary>What was written, once <c>Run</c> has ended well: the same for the same content.</summary>
    /// <exception cref="InvalidOperationException">Something that was handed to the task was not written.</exception>
    public abstract IReadOnlyList<TargetReceipt> Receipts();

    /// <summary>Commits what was written and the marker.</summary>
    /// <param name="version">The marker's version.</param>
    /// <param name="cancellationToken">Seen before the commit begins.</param>
    /// <exception cref="ClaimLostException">A later claim has committed meanwhile; nothing of this one is to be seen.</exception>
    /// <exception cref="TargetException">Nothing was committed; or where the connection was lost in the middle of it, all or nothing was.</exception>
    public abstract ValueTask CommitAsync(ContentHash version, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
