using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

public sealed class LocalStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Makes_its_folder_and_finds_it_again()
    {
        var place = _folder["deep", "er", ".refrain"];
        CatalogEntry entry;
        await using (var store = LocalStore.Open(place))
        {
            await using var sink = store.CreateSink(Entries.Key(1), () => "App.Big/Number=1", 1, 1);
            sink.Write(new byte[20_000]);
            entry = Entries.Entry(1).With(await sink.CompleteAsync());
            await store.Catalog.CommitAsync([entry]);
            Assert.Equal(Path.Combine(place, "scratch"), store.ScratchFolder);
            Assert.Equal(Path.Combine(place, "blobs", "App.Big", "Number=1", entry.Version.ToString()[..32]), store.FileOf(entry));
            Assert.Null(store.FileOf(Entries.Entry(2)));
        }

        Assert.Equal([$"deep/er/.refrain/blobs/{entry.Blob}", "deep/er/.refrain/catalog.db"], _folder.Files());
        await using var again = LocalStore.Open(place);
        var found = (await again.Catalog.FindAsync(Entries.Key(1)))!;
        Assert.Null(await again.CheckAsync(found, content: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_catalog_that_is_gone_is_not_replaced_by_an_empty_one(bool empty)
    {
        _folder.Write("blobs/A/b/0011", "bytes");
        if (empty)
            _folder.Write("catalog.db", "");
        var before = _folder.Files();

        var error = Assert.Throws<StoreCorruptException>(() => LocalStore.Open(_folder.Path));
        Assert.Contains("catalog.db", error.Message);
        Assert.Equal(before, _folder.Files());
    }

    [Fact]
    public async Task A_process_that_was_killed_while_it_made_the_store_does_no_harm()
    {
        _folder.Write("catalog.db", "");
        Directory.CreateDirectory(_folder["blobs"]);
        await using var store = LocalStore.Open(_folder.Path);
        Assert.Empty(await store.Catalog.ListAsync().ToListAsync());
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named()
    {
        var file = _folder.Write("store", "kept");
        Assert.Contains(file, Assert.Throws<StoreException>(() => LocalStore.Open(file)).Message);
        Assert.Contains(file, Assert.Throws<StoreException>(() => LocalStore.Open(Path.Combine(file, "inner"))).Message);
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [Fact]
    public void A_folder_without_the_right_to_write_is_named()
    {
        // Root may write everywhere: there, what cannot be written is a file system that is read-only itself.
        var place = _folder["readonly"];
        Directory.CreateDirectory(place);
        if (OperatingSystem.IsWindows())
            return;
        if (Environment.IsPrivilegedProcess)
            place = "/proc/self/refrain";
        else
            File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Contains(place, Assert.Throws<StoreException>(() => LocalStore.Open(place)).Message);
    }

    [Fact]
    public async Task Two_may_have_one_store_open()
    {
        await using var one = LocalStore.Open(_folder.Path);
        await using var two = LocalStore.Open(_folder.Path);
        await one.Catalog.CommitAsync([Entries.Entry(1)]);
        Assert.NotNull(await two.Catalog.FindAsync(Entries.Key(1)));
        await two.Catalog.CommitAsync([Entries.Entry(2)]);
        Assert.Equal(2, (await one.Catalog.FindAsync([Entries.Key(1), Entries.Key(2)])).Count);
    }
}
