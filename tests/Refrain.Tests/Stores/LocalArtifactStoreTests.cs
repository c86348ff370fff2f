using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

public sealed class LocalArtifactStoreTests : ArtifactStoreConformance
{
    private readonly TempFolder _folder = new();

    protected override ArtifactStore Open() => LocalStore.Open(_folder.Path);

    protected override void Damage(string blob, Func<byte[], byte[]> change)
    {
        var path = Store.Blobs.LocalPath(blob)!;
        File.WriteAllBytes(path, change(File.ReadAllBytes(path)));
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
