namespace Refrain.Stores;

/// <summary>
/// Who executes what: the part of a catalog by which several runs on one store share work. A run has a lease, which it renews while it lives; a claim
/// counts while the lease of its run does, and is checked where its artifact is published.
/// </summary>
public interface IClaims
{
    /// <summary>
    /// Claims tasks for a run. What a run whose lease has expired had claimed is taken over, and can then no longer be published by it. A run may claim what it
    /// has claimed itself, for another attempt.
    /// </summary>
    /// <param name="run">The run's number.</param>
    /// <param name="requests">The tasks, each once.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="cancellationToken">Seen before anything is claimed.</param>
    /// <returns>An answer for each request, in order.</returns>
    /// <exception cref="StoreException">Nothing was claimed.</exception>
    ValueTask<IReadOnlyList<ClaimAnswer>> ClaimAsync(
        long run, IReadOnlyList<ClaimRequest> requests, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Gives claims of a run up without a result. Claims that it does not have are passed over.</summary>
    /// <exception cref="StoreException">They stand until the run ends.</exception>
    ValueTask ReleaseAsync(long run, IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Renews the lease of a run.</summary>
    /// <param name="run">The run's number.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <param name="lease">How long it counts as alive from then on.</param>
    /// <param name="cancellationToken">Seen before anything is written.</param>
    /// <exception cref="StoreException">It was not renewed.</exception>
    ValueTask RenewAsync(long run, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Who is at work: the owner of a run that is alive or of a clean, of several any one; <see langword="null"/> if nobody is.</summary>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    ValueTask<string?> AliveAsync(DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>
    /// Commits what runs made, as <see cref="ICatalog.CommitAsync"/> does. The entry of a task counts only if its run and attempt have the claim of it, which
    /// ends with that; those of sources need none.
    /// </summary>
    /// <param name="entries">The entries; those with inline bytes must carry them.</param>
    /// <param name="cancellationToken">Seen before the transaction begins, not within it.</param>
    /// <returns>The tasks whose claim had been lost; nothing was committed for these.</returns>
    /// <exception cref="StoreException">Nothing was committed.</exception>
    ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default);
}
