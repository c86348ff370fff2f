using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Batches;

namespace Refrain.Tests.Stores;

/// <summary>Stores that may only be read. Rights do not bind whoever runs the tests as root, so how the store fails to open for writing is given.</summary>
public sealed class OpenToLookTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Table _table = new("t");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_can_be_written_is_opened_as_ever()
    {
        await MakeAsync();
        await using var pipeline = Pipeline.Open(LocalStore.OpenToLook(_folder.Path));
        Assert.Equal(RunState.Succeeded, (await pipeline.RunAsync([new Table("u")])).State);
    }

    [Fact]
    public async Task What_nobody_has_open_is_read_and_left_as_it_is()
    {
        await MakeAsync();
        var before = _folder.Hash();
        await using (var pipeline = Look())
        {
            Assert.Equal(PlannedAction.Reuse, Assert.Single((await pipeline.PlanAsync([_table])).Tasks).Action);
            Assert.NotNull(await pipeline.FindAsync(_table));
            Assert.True((await pipeline.StaleAsync()).InSync);
            Assert.True((await pipeline.VerifyAsync([_table])).IsSound);
            var error = await Assert.ThrowsAnyAsync<StoreException>(() => pipeline.MarkStaleAsync(_table));
            Assert.Contains("this user may only read it", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, _folder.Hash());
    }

    [Fact]
    public async Task What_others_write_meanwhile_is_seen()
    {
        await using var writer = Pipeline.Open(_folder.Path);
        await writer.RunAsync([_table]);
        await using var pipeline = Look();
        Assert.NotNull(await pipeline.FindAsync(_table));
        Assert.Null(await pipeline.FindAsync(new Table("u")));
        await writer.RunAsync([new Table("u")]);
        Assert.NotNull(await pipeline.FindAsync(new Table("u")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public async Task What_others_write_after_it_was_opened_is_seen(int count)
    {
        await MakeAsync();
        await using var pipeline = Look();
        Assert.NotNull(await pipeline.FindAsync(_table));
        for (var round = 0; round < 3; round++)
        {
            await using (var writer = Pipeline.Open(_folder.Path))
            {
                await writer.RunAsync(Enumerable.Range(0, count).Select(i => (ITask)new Table($"u{round} {i}")).ToList());
                Assert.NotNull(await pipeline.FindAsync(new Table($"u{round} {count - 1}")));
            }

            Assert.NotNull(await pipeline.FindAsync(new Table($"u{round} 0")));
            Assert.NotNull(await pipeline.FindAsync(new Table($"u{round} {count - 1}")));
            Assert.NotNull(await pipeline.FindAsync(_table));
        }
    }

    [Fact]
    public async Task What_others_write_while_it_is_read_is_read_again()
    {
        await MakeAsync();
        await using var catalog = SqliteCatalog.OpenReadOnly(_folder["catalog.db"], beside: true);
        var key = TaskKey.Of(_table);
        var before = (await catalog.FindAsync([key]))[key].Run;

        // The keys are asked for once to look for their rows, and then to compare what the rows hold.
        var looks = 0;
        var found = await catalog.FindAsync(new KeysThatTell([key], () =>
        {
            if (++looks == 2)
                WriteAgain();
        }));
        Assert.True(found[key].Run > before);
        Assert.Equal(4, looks);
        Assert.Equal(2, await catalog.ListRunsAsync().CountAsync());
    }

    [Fact]
    public async Task What_others_write_while_it_is_listed_is_said()
    {
        await MakeAsync();
        await using var catalog = SqliteCatalog.OpenReadOnly(_folder["catalog.db"], beside: true);
        var error = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await foreach (var entry in catalog.ListAsync())
                WriteAgain();
        });
        Assert.Contains("was written while it was read", error.Message, StringComparison.Ordinal);
        Assert.Single(await catalog.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_read()
    {
        using var copy = new TempFolder();
        await using (var writer = Pipeline.Open(_folder.Path))
        {
            await writer.RunAsync([_table]);
            foreach (var path in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy.Path, Path.GetRelativePath(_folder.Path, path));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(path, to);
            }
        }

        Assert.True(new FileInfo(copy["catalog.db-wal"]).Length > 0);
        foreach (var isIndexThere in new[] { true, false })
        {
            if (!isIndexThere)
                File.Delete(copy["catalog.db-shm"]);
            var before = copy.Hash();
            await using (var pipeline = Look(copy.Path))
                Assert.NotNull(await pipeline.FindAsync(_table));
            Assert.Equal(before, copy.Hash());
        }
    }

    [Fact]
    public void Where_there_is_no_store_it_cannot_be_opened() => Assert.Throws<StoreNotWritableException>(() => Look());

    /// <summary>Opens, writes and closes the store, so that its file is written, too.</summary>
    private void WriteAgain() => Task.Run(async () =>
    {
        await using var writer = Pipeline.Open(_folder.Path);
        Assert.Equal(RunState.Succeeded, (await writer.RunAsync([_table], new RunOptions { Force = true })).State);
    }).GetAwaiter().GetResult();

    private async Task MakeAsync()
    {
        await using var pipeline = Pipeline.Open(_folder.Path);
        await pipeline.RunAsync([_table]);
    }

    private Pipeline Look(string? folder = null) =>
        Pipeline.Open(LocalStore.OpenToLook(folder ?? _folder.Path, null, static (folder, _) => throw new StoreNotWritableException(folder, "It may not be written.")));

    /// <summary>Keys that tell when they are gone through.</summary>
    private sealed class KeysThatTell(TaskKey[] keys, Action told) : IReadOnlyCollection<TaskKey>
    {
        public int Count => keys.Length;

        public IEnumerator<TaskKey> GetEnumerator()
        {
            told();
            return ((IEnumerable<TaskKey>)keys).GetEnumerator();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
