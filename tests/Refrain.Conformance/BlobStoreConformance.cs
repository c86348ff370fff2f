using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>What every blob store does. A test class for each implementation derives from this one.</summary>
public abstract class BlobStoreConformance : IDisposable
{
    protected abstract IBlobStore Blobs { get; }

    /// <summary>From how many bytes on a blob that is being written is listed as a temporary. What is in a store's memory only need not be: nothing of it outlives the process.</summary>
    protected virtual int ListedFrom => 1;

    public virtual void Dispose() => GC.SuppressFinalize(this);

    [ServerTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task Gives_back_what_was_written(int size)
    {
        var bytes = Bytes(size);
        string name;
        await using (var writer = Blobs.Create("TopUsers/Count=10,Dataset=ldbc~3f9a", "1-1-abcd"))
        {
            writer.Write(bytes.AsSpan(0, size / 3));
            await writer.WriteAsync(bytes.AsMemory(size / 3));
            name = await writer.CompleteAsync("0011223344");
        }

        Assert.Equal("TopUsers/Count=10,Dataset=ldbc~3f9a/0011223344", name);
        Assert.Equal(size, await Blobs.LengthAsync(name));
        Assert.Equal(bytes, Read(name));
        Assert.Equal([new BlobInfo(name, size, false)], await Blobs.ListAsync().ToListAsync());
    }

    [ServerFact]
    public async Task Nothing_is_seen_before_it_is_complete()
    {
        await using var writer = Blobs.Create("A/b", "1-1-abcd");
        writer.Write(Bytes(ListedFrom));
        Assert.Null(await Blobs.LengthAsync("A/b/x"));
        Assert.True(Assert.Single(await Blobs.ListAsync().ToListAsync()).IsTemporary);
        await writer.CompleteAsync("x");
        Assert.Equal([new BlobInfo("A/b/x", ListedFrom, false)], await Blobs.ListAsync().ToListAsync());
    }

    [ServerFact]
    public async Task An_abandoned_blob_leaves_nothing()
    {
        var writer = Blobs.Create("A/b", "1-1-abcd");
        writer.Write(Bytes(ListedFrom));
        await writer.DisposeAsync();
        Assert.Empty(await Blobs.ListAsync().ToListAsync());
        await writer.DisposeAsync();

        // The name is free again.
        await using var again = Blobs.Create("A/b", "1-1-abcd");
        Assert.Equal("A/b/x", await again.CompleteAsync("x"));
    }

    [ServerFact]
    public async Task A_temporary_is_one_writers()
    {
        await using var writer = Blobs.Create("A/b", "1-1-abcd");
        writer.Write([1]);
        Assert.Throws<StoreException>(() => Blobs.Create("A/b", "1-1-abcd"));
        await using var other = Blobs.Create("A/b", "1-2-abcd");
        other.Write([2]);
        await writer.CompleteAsync("one");
        await other.CompleteAsync("two");
        Assert.Equal([1], Read("A/b/one"));
        Assert.Equal([2], Read("A/b/two"));
    }

    [ServerFact]
    public async Task A_blob_may_be_replaced_while_it_is_read()
    {
        await PutAsync("A/b", "x", [1, 2, 3]);
        using var reader = Blobs.OpenRead("A/b/x");
        Assert.Equal(1, reader.ReadByte());
        await PutAsync("A/b", "x", [4, 5, 6]);
        Assert.Equal(2, reader.ReadByte());
        Assert.Equal([4, 5, 6], Read("A/b/x"));
    }

    [ServerFact]
    public async Task What_is_not_there_is_said_to_be_missing()
    {
        Assert.Throws<FileNotFoundException>(() => Read("A/b/x"));
        Assert.Null(await Blobs.LengthAsync("A/b/x"));
        Assert.False(await Blobs.DeleteAsync("A/b/x"));
        await PutAsync("A/b", "y", [1]);
        Assert.Throws<FileNotFoundException>(() => Read("A/b/x"));
    }

    [ServerFact]
    public async Task A_deleted_blob_is_gone()
    {
        await PutAsync("A/b", "x", [1]);
        await PutAsync("A/b", "y", [2]);
        Assert.True(await Blobs.DeleteAsync("A/b/x"));
        Assert.Throws<FileNotFoundException>(() => Read("A/b/x"));
        Assert.Equal("A/b/y", Assert.Single(await Blobs.ListAsync().ToListAsync()).Name);
    }

    [ServerFact]
    public async Task Several_are_deleted_at_once_and_those_that_are_gone_are_passed_over()
    {
        foreach (var name in (string[])["x", "y", "ä b", "z"])
            await PutAsync("A/b", name, [1]);
        var writer = Blobs.Create("A/c", "1-1-abcd");
        writer.Write(Bytes(ListedFrom));
        var temporary = (await Blobs.ListAsync().ToListAsync()).FirstOrDefault(b => b.IsTemporary).Name;
        await Blobs.DeleteAsync([.. (string[])["A/b/x", "A/b/none", "A/b/ä b", "A/b/z"], .. temporary is null ? [] : (string[])[temporary]]);
        Assert.Equal("A/b/y", Assert.Single(await Blobs.ListAsync().ToListAsync()).Name);
        await Blobs.DeleteAsync([]);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.DeleteAsync((IReadOnlyCollection<string>)["A/b/y", "../b"]));
    }

    [ServerTheory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("../b")]
    [InlineData("/etc")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a/./b")]
    [InlineData("a\\..\\b")]
    [InlineData("C:/b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("dots...")]
    [InlineData("space ")]
    public async Task Names_that_could_lead_elsewhere_are_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => Blobs.Create(name, "t"));
        Assert.Throws<ArgumentException>(() => Blobs.OpenRead(name));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.LengthAsync(name));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Blobs.DeleteAsync(name));
        await using var writer = Blobs.Create("A", "1-1-abcd");
        await Assert.ThrowsAsync<ArgumentException>(async () => await writer.CompleteAsync(name));
        Assert.Throws<ArgumentException>(() => Blobs.Create("B", name));
        Assert.Throws<ArgumentException>(() => Blobs.Create("B", "a/b"));
    }

    [ServerFact]
    public async Task Names_may_be_of_any_script()
    {
        await PutAsync("Größe/名=😀,Ä%2F~1f", "x", [1]);
        Assert.Equal("Größe/名=😀,Ä%2F~1f/x", Assert.Single(await Blobs.ListAsync().ToListAsync()).Name);
        Assert.Equal([1], Read("Größe/名=😀,Ä%2F~1f/x"));
    }

    [ServerFact]
    public async Task Many_may_write_and_read_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var bytes = Bytes(20_000 + i);
            await PutAsync($"Task{i % 3}/p{i}", "x", bytes);
            Assert.Equal(bytes, Read($"Task{i % 3}/p{i}/x"));
        })));
        Assert.Equal(40, (await Blobs.ListAsync().ToListAsync()).Count);
    }

    protected static byte[] Bytes(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)((i * 31) ^ (i >> 8)))];

    protected async Task PutAsync(string folder, string file, byte[] bytes)
    {
        await using var writer = Blobs.Create(folder, "1-1-put");
        writer.Write(bytes);
        await writer.CompleteAsync(file);
    }

    protected byte[] Read(string name)
    {
        using var stream = Blobs.OpenRead(name);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
