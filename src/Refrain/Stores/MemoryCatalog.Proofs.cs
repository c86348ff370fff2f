namespace Refrain.Stores;

// What it remembers of runs that found everything up to date.
public sealed partial class MemoryCatalog : IProofs
{
    private readonly OrderedDictionary<ContentHash, KeptProof> _proofs = [];

    /// <inheritdoc/>
    public ValueTask<KeptProof?> FindProofAsync(ContentHash name, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return new(_proofs.TryGetValue(name, out var proof) && proof.Epoch == _arrivals ? proof : null);
    }

    /// <inheritdoc/>
    public ValueTask<bool> KeepProofAsync(ContentHash name, KeptProof proof, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (proof.Epoch != _arrivals)
                return new(false);
            _proofs.Remove(name);
            _proofs.Add(name, proof);
            if (_proofs.Count > IProofs.MostProofs)
                _proofs.RemoveAt(0);
            return new(true);
        }
    }
}
