namespace Refrain.Stores;

/// <summary>
/// What a catalog remembers of runs that found everything up to date, if it is one that does: under a name that stands for tasks and program, what the run looked at
/// outside of the catalog. It counts as long as no entry has changed since. What the content says is the runner's business; bytes that are not whole are ignored.
/// </summary>
public interface IProofs
{
    /// <summary>How many proofs are kept at most; the oldest make room.</summary>
    const int MostProofs = 32;

    /// <summary>The proof of a name, if there is one and the epoch is still the one that it was kept at.</summary>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    ValueTask<KeptProof?> FindProofAsync(ContentHash name, CancellationToken cancellationToken = default);

    /// <summary>Keeps a proof, instead of the one of its name, if the epoch is what it says. Does not move the epoch.</summary>
    /// <param name="name">What is proven, of which program.</param>
    /// <param name="proof">The proof, and the epoch at which it holds.</param>
    /// <param name="cancellationToken">Seen before the transaction begins.</param>
    /// <returns>Whether it was kept: not if the epoch is another by now.</returns>
    /// <exception cref="StoreException">It was not kept.</exception>
    ValueTask<bool> KeepProofAsync(ContentHash name, KeptProof proof, CancellationToken cancellationToken = default);
}
