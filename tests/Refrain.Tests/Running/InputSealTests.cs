using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Running;

/// <summary>What a task read must have been what was recorded, in whatever way it read and whatever it did with what it found.</summary>
public sealed class InputSealTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly TempFolder _folder = new();
    private readonly Step _step = new("made") { Body = (_, _) => new(new string('a', 500_000)) };

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Damage_is_noticed_by_a_reader_that_left_early()
    {
        var input = await InputAsync(damaged: true);
        using (var stream = input.OpenRead())
            Assert.True(stream.ReadByte() >= 0);
        Assert.Throws<CorruptArtifactException>(input.Seal);
        input.Close();
    }

    [Fact]
    public async Task Damage_that_the_reader_swallowed_is_not_forgotten()
    {
        var input = await InputAsync(damaged: true);
        using (var stream = input.OpenRead())
        {
            Assert.Throws<CorruptArtifactException>(() => stream.CopyTo(Stream.Null));
            Assert.Throws<CorruptArtifactException>(() => stream.CopyTo(Stream.Null));
        }

        Assert.Throws<CorruptArtifactException>(input.Seal);
        input.Close();

        input = await InputAsync(damaged: false);
        await _store.Blobs.DeleteAsync((await EntryAsync()).Blob!);
        Assert.Throws<CorruptArtifactException>(input.OpenRead);
        Assert.Throws<CorruptArtifactException>(input.Seal);
    }

    [Fact]
    public async Task What_is_read_at_the_path_is_verified_too()
    {
        var blobs = Path.Combine(_folder.Path, "blobs");
        var store = new ArtifactStore(new MemoryCatalog(), new FileBlobStore(blobs), Path.Combine(_folder.Path, "scratch"));
        await Pipeline.Open(store).RunAsync([_step]);
        var entry = (await store.Catalog.FindAsync([((ITask)_step).Key])).Values.Single();
        var input = new StoredInput(_step, TaskDescriptor.Of(_step), entry, store, new TaskContext(() => _folder.Path, 1, null, null, default));
        var bytes = File.ReadAllBytes(input.Path);
        input.Seal();
        bytes[^1] ^= 1;
        File.WriteAllBytes(input.Path, bytes);
        input.Close();

        input = new StoredInput(_step, TaskDescriptor.Of(_step), entry, store, new TaskContext(() => _folder.Path, 1, null, null, default));
        _ = input.Path;
        Assert.Throws<CorruptArtifactException>(input.Seal);
        input.Close();
    }

    [Fact]
    public async Task Thousands_of_short_looks_are_verified_by_one_long_one()
    {
        var input = await InputAsync(damaged: false);
        for (var i = 0; i < 2000; i++)
        {
            using var stream = input.OpenRead();
            stream.ReadByte();
        }

        input.Seal();
        input.Close();
        Assert.Throws<ObjectDisposedException>(input.OpenRead);
    }

    [Fact]
    public void A_file_that_changed_is_noticed_where_only_its_path_was_taken()
    {
        var path = Path.Combine(_folder.Path, "file");
        File.WriteAllText(path, "one");
        var source = new FileSource(path);
        var entry = new CatalogEntry { Key = ((ITask)source).Key, Name = "", Message = default, Version = default, Stamp = FileObservation.StampOf(path) };
        var input = new FileInput(source, entry);
        File.WriteAllText(path, "three");
        input.Seal();
        Assert.Equal(path, input.Path);
        Assert.Throws<SourceChangedException>(input.Seal);
        input.Close();
        Assert.Throws<ObjectDisposedException>(input.OpenRead);
        File.Delete(path);
        Assert.Throws<SourceChangedException>(input.Seal);
    }

    // The results of a batch are looked after by the clock's thread, and its inputs by the thread that ran it: both may ask at once.
    [Fact]
    public void A_file_that_several_threads_look_at_is_found_unchanged_by_all()
    {
        var path = Path.Combine(_folder.Path, "file");
        File.WriteAllText(path, "one");
        var source = new FileSource(path);
        var input = new FileInput(source, new() { Key = ((ITask)source).Key, Name = "", Message = default, Version = default, Stamp = FileObservation.StampOf(path) });
        Assert.Equal(path, input.Path);
        Parallel.For(0, 100_000, new() { MaxDegreeOfParallelism = 4 }, _ => input.Seal());
    }

    [Fact]
    public void An_output_whose_stream_is_still_open_is_not_whole()
    {
        var output = new OutputFile(() => Path.Combine(_folder.Path, "out"), static () => new MemoryStream(), isOwned: false, CancellationToken.None);
        var writer = new StreamWriter(output.OpenWrite());
        writer.Write("held back");
        Assert.Contains("Dispose it", Assert.Throws<InvalidOperationException>(() => output.End(_step)).Message, StringComparison.Ordinal);
        writer.Dispose();
        output.End(_step);
    }

    private async Task<StoredInput> InputAsync(bool damaged)
    {
        await _store.RunAsync(_step);
        if (damaged)
            await _store.DamageAsync(_step);
        return new StoredInput(_step, TaskDescriptor.Of(_step), await EntryAsync(), _store.Store, new TaskContext(() => _folder.Path, 1, null, null, default));
    }

    private async Task<CatalogEntry> EntryAsync() => (await _store.Catalog.FindAsync([((ITask)_step).Key])).Values.Single();
}
