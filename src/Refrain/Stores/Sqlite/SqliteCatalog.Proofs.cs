namespace Refrain.Stores;

// What it remembers of runs that found everything up to date.
public sealed partial class SqliteCatalog : IProofs
{
    /// <inheritdoc/>
    public ValueTask<KeptProof?> FindProofAsync(ContentHash name, CancellationToken cancellationToken = default) =>
        new(Read(session => ProofTable.Find(session.Database, name), cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> KeepProofAsync(ContentHash name, KeptProof proof, CancellationToken cancellationToken = default) =>
        WriteAsync(
            writer =>
            {
                if (writer.LastRow() != proof.Epoch)
                    return false;
                ProofTable.Keep(writer.Session.Database, name, proof);
                return true;
            },
            cancellationToken);
}
