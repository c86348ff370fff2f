using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

public sealed class FileBlobStoreTests : BlobStoreConformance
{
    private readonly TempFolder _folder = new();

    public FileBlobStoreTests() => Blobs = new FileBlobStore(_folder["blobs"]);

    protected override IBlobStore Blobs { get; }

    public override void Dispose()
    {
        _folder.Dispose();
        base.Dispose();
    }

    [Fact]
    public async Task Blobs_are_ordinary_files()
    {
        await PutAsync("A/b", "x", [1, 2, 3]);
        Assert.Equal(_folder["blobs", "A", "b", "x"], Blobs.LocalPath("A/b/x"));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Blobs.LocalPath("A/b/x")!));
        Assert.Equal(["blobs/A/b/x"], _folder.Files());
    }

    [Fact]
    public async Task A_temporary_that_a_killed_process_left_is_listed_and_can_be_deleted()
    {
        var left = _folder.Write("blobs/A/b/7-1-abcd.tmp", "half");
        Assert.Equal([new BlobInfo("A/b/7-1-abcd.tmp", 4, true)], await Blobs.ListAsync().ToListAsync());
        var error = Assert.Throws<StoreException>(() => Blobs.Create("A/b", "7-1-abcd"));
        Assert.Contains(left, error.Message);
        Assert.True(await Blobs.DeleteAsync("A/b/7-1-abcd.tmp"));
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public void A_link_in_place_of_a_folder_is_not_followed()
    {
        var outside = Directory.CreateDirectory(_folder["outside"]).FullName;
        Directory.CreateDirectory(_folder["blobs", "A"]);
        Directory.CreateSymbolicLink(_folder["blobs", "A", "b"], outside);
        Directory.CreateSymbolicLink(_folder["blobs", "C"], outside);

        Assert.Contains("link", Assert.Throws<StoreException>(() => Blobs.Create("A/b", "1-1-abcd")).Message);
        Assert.Contains("link", Assert.Throws<StoreException>(() => Blobs.Create("C/d", "1-1-abcd")).Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public async Task A_link_in_place_of_a_file_is_not_followed()
    {
        var outside = _folder.Write("outside.txt", "kept");
        Directory.CreateDirectory(_folder["blobs", "A", "b"]);
        File.CreateSymbolicLink(_folder["blobs", "A", "b", "1-1-abcd.tmp"], outside);
        File.CreateSymbolicLink(_folder["blobs", "A", "b", "x"], outside);

        Assert.Throws<StoreException>(() => Blobs.Create("A/b", "1-1-abcd"));
        await PutAsync("A/b", "x", [1]);
        Assert.Equal("kept", File.ReadAllText(outside));
        Assert.Null(new FileInfo(_folder["blobs", "A", "b", "x"]).LinkTarget);
        Assert.Equal([1], Read("A/b/x"));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named()
    {
        _folder.Write("blobs", "not a folder");
        var error = Assert.Throws<StoreException>(() => Blobs.Create("A/b", "1-1-abcd"));
        Assert.Contains(_folder["blobs"], error.Message);
    }

    [Fact]
    public async Task A_blob_is_durable_before_it_is_in_place_and_its_name_after()
    {
        var files = new RecordedFiles();
        var blobs = new FileBlobStore(_folder["recorded"], files);
        await using (var writer = blobs.Create("A/b", "1-1-abcd"))
        {
            writer.Write([1]);
            await writer.CompleteAsync("x");
        }

        Assert.Equal(["folder .", "folder recorded", "folder A", "create 1-1-abcd.tmp", "write", "flush", "move x", "folder b"], files.Steps);
        files.Steps.Clear();
        await using (var writer = blobs.Create("A/c", "1-1-abcd"))
            await writer.CompleteAsync("x");
        Assert.Equal(["folder A", "create 1-1-abcd.tmp", "flush", "move x", "folder c"], files.Steps);
    }

    [Fact]
    public async Task A_full_disk_is_called_so()
    {
        const int NoSpace = 28;
        var blobs = new FileBlobStore(_folder["full"], new RecordedFiles { Failure = new IOException("No space left on device", NoSpace) });
        await using var writer = blobs.Create("A/b", "1-1-abcd");
        var error = Assert.Throws<StoreException>(() => writer.Write([1]));
        Assert.Contains("disk is full", error.Message);
        Assert.Equal(_folder["full", "A", "b", "1-1-abcd.tmp"], error.Place);
    }

    private sealed class RecordedFiles : DurableFiles
    {
        public List<string> Steps { get; } = [];

        public IOException? Failure { get; init; }

        public override FileStream Create(string path)
        {
            Steps.Add($"create {Path.GetFileName(path)}");
            return base.Create(path);
        }

        public override void Write(FileStream file, ReadOnlySpan<byte> bytes)
        {
            if (Failure is not null)
                throw Failure;
            Steps.Add("write");
            base.Write(file, bytes);
        }

        public override void Flush(FileStream file)
        {
            Steps.Add("flush");
            base.Flush(file);
        }

        public override void Move(string from, string to)
        {
            Steps.Add($"move {Path.GetFileName(to)}");
            base.Move(from, to);
        }

        public override void FlushFolder(string path)
        {
            var name = Path.GetFileName(path);
            Steps.Add(name.StartsWith("refrain-test-", StringComparison.Ordinal) ? "folder ." : $"folder {name}");
            base.FlushFolder(path);
        }
    }
}
