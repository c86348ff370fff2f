using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

public sealed class MemoryBlobStoreTests : BlobStoreConformance
{
    protected override IBlobStore Blobs { get; } = new MemoryBlobStore();
}
