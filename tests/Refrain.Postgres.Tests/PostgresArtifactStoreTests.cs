using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>A catalog in PostgreSQL and blobs in a folder are a store as any other.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class PostgresArtifactStoreTests : ArtifactStoreConformance
{
    private readonly TempFolder _folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override ArtifactStore Open() => new(TestDatabase.Open(TestDatabase.NewSchema()), new FileBlobStore(_folder["blobs"]), _folder["scratch"]);

    protected override void Damage(string blob, Func<byte[], byte[]> change)
    {
        var file = Store.Blobs.LocalPath(blob)!;
        File.WriteAllBytes(file, change(File.ReadAllBytes(file)));
    }
}
