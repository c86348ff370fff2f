namespace Refrain.Stores;

/// <summary>What marks, requests and removals a catalog keeps: the part of it that cleaning up is made of.</summary>
public interface IUpkeep
{
    /// <summary>
    /// A number that every change of the entries moves, whoever makes it, and that never takes an earlier value again. A commit moves it by the number of its
    /// keys, marks and removals by one.
    /// </summary>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    ValueTask<long> EpochAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The inputs that entries no longer name since marks were last set, in the order of their keys. They are noted in the transaction that replaced or removed
    /// the entry, so none is missed; while there are any, the marks are not in sync.
    /// </summary>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    ValueTask<IReadOnlyList<DroppedInput>> DropsAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets and takes away marks in one transaction, and forgets the dropped inputs.</summary>
    /// <param name="epoch">The <see cref="EpochAsync"/> by which the marks were found.</param>
    /// <param name="marks">The keys with their new marks, <see langword="null"/> to take one away. What is not in the catalog is passed over.</param>
    /// <param name="cancellationToken">Seen before the transaction begins.</param>
    /// <returns>Whether they were set: not if the epoch is another by now.</returns>
    /// <exception cref="StoreException">Nothing was set.</exception>
    ValueTask<bool> MarkAsync(long epoch, IReadOnlyList<(TaskKey Key, StaleMark? Mark)> marks, CancellationToken cancellationToken = default);

    /// <summary>Notes what users ask for, whether or not it is made already.</summary>
    /// <param name="requests">The tasks; one that is given twice is noted once.</param>
    /// <param name="age">A request is not noted again if the note is younger than this: a run in which nothing is to be done need not write.</param>
    /// <param name="cancellationToken">Seen before anything is written.</param>
    /// <exception cref="StoreException">Nothing was noted.</exception>
    ValueTask RequestAsync(IReadOnlyList<TaskRequest> requests, TimeSpan age, CancellationToken cancellationToken = default);

    /// <summary>What users have asked for, in the order of the keys. It is forgotten where its key is removed.</summary>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    ValueTask<IReadOnlyList<TaskRequest>> RequestsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes the catalog for cleaning up: while this lasts, no run begins and nothing is claimed. Runs whose lease has expired lose their claims for good.
    /// </summary>
    /// <param name="owner">Who it is.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="lease">How long it lasts unless it is ended or renewed, which each removal does.</param>
    /// <param name="cancellationToken">Seen before anything is written.</param>
    /// <returns>A number that is never given twice.</returns>
    /// <exception cref="StoreBusyException">A run is alive, or somebody else cleans up.</exception>
    /// <exception cref="StoreException">The catalog was not taken.</exception>
    ValueTask<long> BeginUpkeepAsync(string owner, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Removes entries and drops the bytes of others, in one transaction, if the epoch is what it was and the catalog is still taken.</summary>
    /// <param name="upkeep">The number of <see cref="BeginUpkeepAsync"/>, whose lease is renewed.</param>
    /// <param name="epoch">The <see cref="EpochAsync"/> by which the entries were chosen.</param>
    /// <param name="removed">The entries to remove, and the requests; of keys that have neither there is nothing to remove.</param>
    /// <param name="dropped">The entries to drop the bytes of.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="lease">How long the catalog is taken from then on.</param>
    /// <param name="cancellationToken">Seen before the transaction begins.</param>
    /// <exception cref="StoreBusyException">The lease expired and somebody else has taken over, or something was committed; nothing was removed.</exception>
    /// <exception cref="StoreException">Nothing was removed.</exception>
    ValueTask RemoveAsync(
        long upkeep, long epoch, IReadOnlyCollection<TaskKey> removed, IReadOnlyCollection<TaskKey> dropped, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Does something while the catalog is known to be taken: nobody can begin a run before it has ended, even if this process is stopped meanwhile.
    /// </summary>
    /// <param name="upkeep">The number of <see cref="BeginUpkeepAsync"/>, whose lease is renewed.</param>
    /// <param name="work">What to do; shortly, since writers wait.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="lease">How long the catalog is taken from then on.</param>
    /// <param name="cancellationToken">Seen before anything is done.</param>
    /// <exception cref="StoreBusyException">The lease expired and somebody else has taken over; nothing was done.</exception>
    /// <exception cref="StoreException">The catalog cannot be used; nothing was done.</exception>
    ValueTask HoldAsync(long upkeep, Func<ValueTask> work, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Gives the catalog back. One that was lost is passed over.</summary>
    /// <exception cref="StoreException">It stays taken until the lease expires.</exception>
    ValueTask EndUpkeepAsync(long upkeep, CancellationToken cancellationToken = default);
}
