using System.Security.Cryptography;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Conformance;

/// <summary>What a catalog and a blob store do together. A test class for each pair derives from this one.</summary>
public abstract class ArtifactStoreConformance : IAsyncLifetime
{
    protected ArtifactStore Store { get; private set; } = null!;

    protected abstract ArtifactStore Open();

    /// <summary>Changes a blob where it is, as a failing disk would.</summary>
    protected abstract void Damage(string blob, Func<byte[], byte[]> change);

    public Task InitializeAsync()
    {
        Store = Open();
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    [ServerTheory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(1024, false)]
    [InlineData(1025, false)]
    [InlineData(16 * 1024, false)]
    [InlineData((16 * 1024) + 1, true)]
    [InlineData(128 * 1024, true)]
    [InlineData((128 * 1024) + 1, true)]
    [InlineData(1_000_003, true)]
    public async Task Gives_back_what_was_written_however_it_was_cut(int size, bool isBlob)
    {
        var bytes = Bytes(size);
        foreach (var (chunk, number) in new[] { 1, 7, 1000, 20_000, 40_000, 2_000_000 }.Select((c, i) => (c, i)))
        {
            if (size / chunk > 200_000)
                continue;
            var entry = await PutAsync(number, bytes, chunk);
            Assert.Equal(isBlob, entry.Blob is not null);
            Assert.Equal(!isBlob, entry.Inline is not null);
            Assert.Equal(SHA256.HashData(bytes), Convert.FromHexString(entry.Version.ToString()));
            Assert.Equal(size, entry.Size);
            foreach (var read in new[] { 1, 999, 50_000, 2_000_000 })
            {
                if (size / read <= 200_000)
                {
                    Assert.Equal(bytes, Read(entry, read));
                    Assert.Equal(bytes, await ReadAsync(entry, read));
                }
            }

            Assert.Null(await Store.CheckAsync(entry, content: true));
            Assert.Null(await Store.CheckAsync(entry, content: false));
        }
    }

    [ServerFact]
    public async Task An_entry_found_without_its_bytes_can_be_read()
    {
        await PutAsync(1, Bytes(100));
        var found = (await Store.Catalog.FindAsync(Entries.Key(1), withBytes: false))!;
        Assert.Null(found.Inline);
        Assert.Equal(Bytes(100), Read(found, 1000));

        // Once another version is in its place, the bytes of the old are gone.
        await PutAsync(1, Bytes(200));
        var error = Assert.Throws<CorruptArtifactException>(() => Store.OpenRead(found));
        Assert.Equal(CorruptionReason.Missing, error.Reason);
    }

    [ServerTheory]
    [InlineData(100)]
    [InlineData(500_000)]
    public async Task An_abandoned_sink_leaves_nothing(int size)
    {
        await using (var sink = Store.CreateSink(Entries.Key(1), () => "A/b", 1, 1))
        {
            await sink.WriteAsync(Bytes(size));
            Assert.Equal(size, sink.Size);
        }

        Assert.Empty(await Store.Blobs.ListAsync().ToListAsync());
        Assert.Empty(await Store.Catalog.ListAsync().ToListAsync());
    }

    [ServerFact]
    public async Task A_finished_sink_takes_no_more()
    {
        await using var sink = Store.CreateSink(Entries.Key(1), () => "A/b", 1, 1);
        sink.Write([1]);
        await sink.CompleteAsync();
        Assert.Throws<ObjectDisposedException>(() => sink.Write([2]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await sink.CompleteAsync());
    }

    [ServerFact]
    public async Task The_partition_is_asked_for_only_where_there_is_a_blob()
    {
        await using var sink = Store.CreateSink(Entries.Key(1), () => throw new InvalidOperationException("asked"), 1, 1);
        sink.Write(Bytes(ArtifactStore.InlineLimit));
        Assert.Throws<InvalidOperationException>(() => sink.Write([1]));
    }

    [ServerFact]
    public async Task The_same_content_made_again_has_the_same_blob()
    {
        var first = await PutAsync(1, Bytes(50_000));
        var second = await PutAsync(1, Bytes(50_000), attempt: 2);
        Assert.Equal(first.Blob, second.Blob);
        Assert.Equal(first.Blob, Assert.Single(await Store.Blobs.ListAsync().ToListAsync()).Name);
        var third = await PutAsync(1, Bytes(50_001), attempt: 3);
        Assert.NotEqual(first.Blob, third.Blob);
        Assert.Equal(Bytes(50_000), Read(first, 1000));
    }

    [ServerFact]
    public async Task A_damaged_blob_is_replaced_when_the_same_content_is_made_again()
    {
        var first = await PutAsync(1, Bytes(50_000));
        Damage(first.Blob!, bytes => { bytes[7] ^= 1; return bytes; });
        var second = await PutAsync(1, Bytes(50_000), attempt: 2);
        Assert.Equal(first.Blob, second.Blob);
        Assert.Equal(Bytes(50_000), Read(second, 1000));
    }

    [ServerTheory]
    [InlineData(0)]
    [InlineData(150_000)]
    [InlineData(299_999)]
    public async Task A_flipped_bit_in_a_blob_is_found_before_the_end_is_given_out(int position)
    {
        var entry = await PutAsync(1, Bytes(300_000));
        Damage(entry.Blob!, bytes => { bytes[position] ^= 0x10; return bytes; });

        Assert.Null(await Store.CheckAsync(entry, content: false));
        Assert.Equal(CorruptionReason.WrongHash, await Store.CheckAsync(entry, content: true));
        foreach (var chunk in new[] { 100, 60_000, 300_000, 1_000_000 })
        {
            var error = Assert.Throws<CorruptArtifactException>(() => Read(entry, chunk));
            AssertNames(error, entry, CorruptionReason.WrongHash);
            await Assert.ThrowsAsync<CorruptArtifactException>(() => ReadAsync(entry, chunk));
        }
    }

    [ServerTheory]
    [InlineData(-1)]
    [InlineData(-300_000)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task A_blob_of_another_length_is_found(int more)
    {
        var entry = await PutAsync(1, Bytes(300_000));
        Damage(entry.Blob!, bytes => [.. bytes.Take(bytes.Length + Math.Min(more, 0)), .. new byte[Math.Max(more, 0)]]);

        Assert.Equal(CorruptionReason.WrongLength, await Store.CheckAsync(entry, content: false));
        foreach (var chunk in new[] { 100, 60_000, 300_000, 1_000_000 })
        {
            AssertNames(Assert.Throws<CorruptArtifactException>(() => Read(entry, chunk)), entry, CorruptionReason.WrongLength);
            await Assert.ThrowsAsync<CorruptArtifactException>(() => ReadAsync(entry, chunk));
        }
    }

    [ServerFact]
    public async Task A_missing_blob_is_found()
    {
        var entry = await PutAsync(1, Bytes(300_000));
        Assert.True(await Store.Blobs.DeleteAsync(entry.Blob!));

        Assert.Equal(CorruptionReason.Missing, await Store.CheckAsync(entry, content: false));
        Assert.Equal(CorruptionReason.Missing, await Store.CheckAsync(entry, content: true));
        AssertNames(Assert.Throws<CorruptArtifactException>(() => Read(entry, 1000)), entry, CorruptionReason.Missing);
    }

    [ServerFact]
    public async Task Damaged_inline_bytes_are_found()
    {
        var entry = await PutAsync(1, Bytes(300));
        var flipped = Bytes(300);
        flipped[299] ^= 1;
        AssertNames(Assert.Throws<CorruptArtifactException>(() => Store.OpenRead(entry with { Inline = flipped })), entry, CorruptionReason.WrongHash);
        AssertNames(Assert.Throws<CorruptArtifactException>(() => Store.OpenRead(entry with { Inline = flipped[..299] })), entry, CorruptionReason.WrongLength);
        await Store.Catalog.CommitAsync([entry with { Inline = flipped }]);
        Assert.Throws<CorruptArtifactException>(() => Store.OpenRead(entry with { Inline = null }));
    }

    [ServerTheory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(299_999)]
    public async Task What_was_not_read_can_be_verified_all_the_same(int read)
    {
        var entry = await PutAsync(1, Bytes(300_000));
        using (var stream = Store.OpenRead(entry))
        {
            stream.ReadExactly(new byte[read]);
            stream.VerifyRest();
            Assert.Equal(-1, stream.ReadByte());
        }

        Damage(entry.Blob!, bytes => { bytes[299_999] ^= 1; return bytes; });
        using (var stream = Store.OpenRead(entry))
        {
            if (read < 200_000)
                stream.ReadExactly(new byte[read]);
            Assert.Throws<CorruptArtifactException>(stream.VerifyRest);
        }

        // Closed early, as a task may do that has read enough.
        var closed = Store.OpenRead(entry);
        closed.ReadByte();
        closed.Dispose();
        Assert.Throws<CorruptArtifactException>(closed.VerifyRest);
    }

    [ServerFact]
    public async Task An_empty_artifact_is_verified_too()
    {
        var entry = await PutAsync(1, []);
        using var stream = Store.OpenRead(entry);
        stream.VerifyRest();
        Assert.Equal(0, stream.Read(new byte[10]));
        Assert.Throws<CorruptArtifactException>(() => Store.OpenRead(entry with { Version = ContentHash.Of("x") }));
    }

    [ServerFact]
    public async Task Commits_are_there_when_flushed()
    {
        await Store.Catalog.ClaimAsync(Enumerable.Range(0, 1000).Select(i => Entries.Entry(i)));
        await using var commits = new CommitQueue(Store.Catalog);
        for (var i = 0; i < 1000; i++)
            await commits.AddAsync(Entries.Entry(i));
        await commits.FlushAsync();
        Assert.Equal(Enumerable.Range(0, 1000).Select(Entries.Key), (await Store.Catalog.ListAsync().ToListAsync()).Select(e => e.Key));
    }

    protected static byte[] Bytes(int size) => [.. Enumerable.Range(0, size).Select(i => (byte)((i * 31) ^ (i >> 8)))];

    protected async Task<CatalogEntry> PutAsync(int number, byte[] bytes, int chunk = 1000, int attempt = 1)
    {
        await using var sink = Store.CreateSink(Entries.Key(number), () => $"App.Big/Number={number}", 1, attempt);
        var odd = false;
        foreach (var part in bytes.Chunk(chunk))
        {
            if (odd = !odd)
                sink.Write(part);
            else
                await sink.WriteAsync(part);
        }

        var entry = Entries.Entry(number, "App.Big").With(await sink.CompleteAsync());
        await Store.Catalog.CommitAsync([entry]);
        return entry;
    }

    private static void AssertNames(CorruptArtifactException error, CatalogEntry entry, CorruptionReason reason)
    {
        Assert.Equal(reason, error.Reason);
        Assert.Equal((entry.Key, entry.Name, entry.Blob), (error.Key, error.TaskName, error.Blob));
        Assert.Contains(entry.Name, error.Message);
        Assert.Contains(entry.Key.ToString(), error.Message);
        Assert.Contains(entry.Blob ?? "the catalog", error.Message);
    }

    private byte[] Read(CatalogEntry entry, int chunk)
    {
        using var stream = Store.OpenRead(entry);
        var bytes = new List<byte>();
        var buffer = new byte[chunk];
        for (int count; (count = stream.Read(buffer)) > 0;)
            bytes.AddRange(buffer.AsSpan(0, count));
        return [.. bytes];
    }

    private async Task<byte[]> ReadAsync(CatalogEntry entry, int chunk)
    {
        await using var stream = await Store.OpenReadAsync(entry);
        var bytes = new List<byte>();
        var buffer = new byte[chunk];
        for (int count; (count = await stream.ReadAsync(buffer)) > 0;)
            bytes.AddRange(buffer.AsSpan(0, count));
        return [.. bytes];
    }
}
