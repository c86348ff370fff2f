using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

public sealed class MemoryArtifactStoreTests : ArtifactStoreConformance
{
    private readonly MemoryBlobStore _blobs = new();

    protected override ArtifactStore Open() => new(new MemoryCatalog(), _blobs, "scratch");

    protected override void Damage(string blob, Func<byte[], byte[]> change)
    {
        using var stream = _blobs.OpenRead(blob);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        _blobs.Overwrite(blob, change(bytes));
    }
}
