namespace Refrain.Stores;

/// <summary>
/// Holds what is known of each artifact, one entry a task key, and the runs that made them. All members are safe to call from several threads
/// and, where the catalog is shared, from several processes at once.
/// </summary>
/// <remarks>
/// <para>A catalog never retries, logs or repairs: it throws <see cref="StoreException"/> or one of its kinds, and the caller decides. What a
/// transaction did not commit has no effect; a transaction that has returned survives a crash of the process and of the machine.</para>
/// <para>The planner treats a failure to read as the end of the run. <see cref="CommitQueue"/> treats a failure to commit as the end of all
/// later commits, so that nothing is durable whose inputs are not.</para>
/// </remarks>
public interface ICatalog : IClaims, IUpkeep, IAsyncDisposable
{
    /// <summary>Whether a commit does no more than to change memory. Then nothing is gained by another thread, and <see cref="CommitQueue"/> commits on those that hand in.</summary>
    bool CommitsAtOnce => false;

    /// <summary>Finds entries by key. What is not in the catalog is not in the answer.</summary>
    /// <param name="keys">Any number of keys; repeated ones count once.</param>
    /// <param name="withBytes">Whether to fetch inline bytes too; without, <see cref="CatalogEntry.Inline"/> is <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> FindAsync(
        IReadOnlyCollection<TaskKey> keys, bool withBytes = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts entries in, in order and in one transaction: all or none. An entry replaces the one of its key, and is then the latest to have
    /// arrived; of several of one key in the list the last stays. Inputs that it no longer names are noted (<see cref="IUpkeep.DropsAsync"/>).
    /// </summary>
    /// <param name="entries">The entries; those with inline bytes must carry them.</param>
    /// <param name="cancellationToken">Seen before the transaction begins, not within it.</param>
    /// <exception cref="StoreException">Nothing was committed.</exception>
    ValueTask CommitAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default);

    /// <summary>Lists entries in the order of their arrival, without inline bytes. Sees at least what was there when it began.</summary>
    /// <param name="name">The name of the task whose entries are wanted; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    IAsyncEnumerable<CatalogEntry> ListAsync(string? name = null, CancellationToken cancellationToken = default);

    /// <summary>Opens a run.</summary>
    /// <param name="owner">Names the process that runs it, so that people can see which it is.</param>
    /// <param name="startedAt">The time, in UTC.</param>
    /// <param name="lease">How long it counts as alive, unless that is renewed (<see cref="IClaims.RenewAsync"/>).</param>
    /// <param name="cancellationToken">Seen before the transaction begins.</param>
    /// <returns>The run's number. It is never given twice, and is what temporary names are made from.</returns>
    /// <exception cref="StoreBusyException">The catalog is taken for cleaning up (<see cref="IUpkeep.BeginUpkeepAsync"/>).</exception>
    /// <exception cref="StoreException">No run was opened.</exception>
    ValueTask<long> BeginRunAsync(string owner, DateTimeOffset startedAt, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Closes a run, its lease and what it still claims.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="state">How it ended: not <see cref="RunState.Open"/>.</param>
    /// <param name="counts">What came of its tasks.</param>
    /// <param name="endedAt">The time, in UTC.</param>
    /// <param name="cancellationToken">Seen before the transaction begins.</param>
    /// <exception cref="ArgumentException">There is no open run of this number, or <paramref name="state"/> is no end.</exception>
    /// <exception cref="StoreException">The run is still open.</exception>
    ValueTask EndRunAsync(long run, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default);

    /// <summary>Notes a run that has ended, and that claimed and published nothing: it was never open, and needs no lease.</summary>
    /// <param name="owner">Names the process that ran it.</param>
    /// <param name="startedAt">When it began, in UTC.</param>
    /// <param name="state">How it ended: not <see cref="RunState.Open"/>.</param>
    /// <param name="counts">What came of its tasks.</param>
    /// <param name="endedAt">When it ended, in UTC.</param>
    /// <param name="cancellationToken">Seen before the transaction begins.</param>
    /// <returns>The run's number.</returns>
    /// <exception cref="ArgumentException"><paramref name="state"/> is no end.</exception>
    /// <exception cref="StoreException">Nothing was noted.</exception>
    ValueTask<long> NoteRunAsync(
        string owner, DateTimeOffset startedAt, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default);

    /// <summary>Lists the runs by number, the open ones too.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    IAsyncEnumerable<RunRecord> ListRunsAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds a run, without going through the others.</summary>
    /// <param name="run">Its number.</param>
    /// <param name="cancellationToken">Seen before the catalog is read.</param>
    /// <returns><see langword="null"/> if there is none of this number.</returns>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    ValueTask<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken = default);
}
