using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.S3.Tests;

/// <summary>The store together with a catalog. A class for each service derives from this one.</summary>
public abstract class S3ArtifactStoreTests(S3Server server) : ArtifactStoreConformance
{
    private readonly TempFolder _folder = new();
    private readonly TestBucket _bucket = new(server);

    protected override ArtifactStore Open() => new(new MemoryCatalog(), _bucket.Store(), _folder["scratch"]);

    protected override void Damage(string blob, Func<byte[], byte[]> change) =>
        _bucket.PutAsync(blob, change(_bucket.GetAsync(blob).GetAwaiter().GetResult())).GetAwaiter().GetResult();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _bucket.Dispose();
        _folder.Dispose();
    }
}

[NeedsServer(typeof(CephGateway))]
public sealed class CephArtifactStoreTests() : S3ArtifactStoreTests(CephGateway.Shared);

[NeedsServer(typeof(SecondS3Server))]
public sealed class SecondArtifactStoreTests() : S3ArtifactStoreTests(SecondS3Server.Shared);
