using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

public sealed class CommitQueueTests
{
    private readonly GatedCatalog _catalog = new();

    [Fact]
    public async Task What_queues_while_a_commit_is_made_is_committed_together_and_in_order()
    {
        await using var queue = new CommitQueue(_catalog);
        await queue.AddAsync(Entries.Entry(0));
        await _catalog.Entered();
        for (var i = 1; i <= 100; i++)
            Assert.True(queue.AddAsync(Entries.Entry(i)).IsCompletedSuccessfully);
        var durable = queue.FlushAsync();
        Assert.False(durable.IsCompleted);
        _catalog.Release(2);
        await durable;

        Assert.Equal([1, 100], _catalog.Batches.Select(b => b.Count));
        Assert.Equal(Enumerable.Range(0, 101).Select(Entries.Key), _catalog.Batches.SelectMany(b => b).Select(e => e.Key));
    }

    [Fact]
    public async Task A_flush_waits_for_the_commit_that_is_being_made()
    {
        await using var queue = new CommitQueue(_catalog);
        Assert.True(queue.FlushAsync().IsCompletedSuccessfully);
        await queue.AddAsync(Entries.Entry(0));
        await _catalog.Entered();
        var durable = queue.FlushAsync();
        Assert.False(durable.IsCompleted);
        _catalog.Release(1);
        await durable;
        Assert.True(queue.FlushAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_full_queue_makes_its_callers_wait()
    {
        await using var queue = new CommitQueue(_catalog);
        await queue.AddAsync(Entries.Entry(0));
        await _catalog.Entered();
        var entry = Entries.Entry(1);
        for (var i = 0; i < CommitQueue.MaxBatch; i++)
            await queue.AddAsync(entry);
        var one = queue.AddAsync(Entries.Entry(2)).AsTask();
        using var stop = new CancellationTokenSource();
        var other = queue.AddAsync(Entries.Entry(3), stop.Token).AsTask();
        Assert.False(one.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
        _catalog.Release(3);
        await one;
        await queue.FlushAsync();

        Assert.Equal([1, CommitQueue.MaxBatch, 1], _catalog.Batches.Select(b => b.Count));
        Assert.Equal(Entries.Key(2), _catalog.Batches[^1][0].Key);
    }

    [Fact]
    public async Task Bytes_fill_the_queue_too()
    {
        await using var queue = new CommitQueue(_catalog);
        await queue.AddAsync(Entries.Entry(0));
        await _catalog.Entered();
        var large = Entries.Entry(Entries.Key(1), "App.Large", new byte[16_000]);
        var taken = 0;
        Task waiting;
        while ((waiting = queue.AddAsync(large).AsTask()).IsCompleted)
            taken++;
        Assert.InRange(taken, 900, 1_100);
        _catalog.Release(3);
        await waiting;
    }

    [Fact]
    public async Task A_failed_commit_fails_everything_after_it()
    {
        var queue = new CommitQueue(_catalog);
        await queue.AddAsync(Entries.Entry(0));
        await _catalog.Entered();
        var first = queue.FlushAsync();
        await queue.AddAsync(Entries.Entry(1));
        var second = queue.FlushAsync();
        _catalog.Failure = new StoreException("here", "The disk is full.");
        _catalog.Release(1);

        Assert.Equal("The disk is full.", (await Assert.ThrowsAsync<StoreException>(() => first)).Message);
        Assert.Equal("The disk is full.", (await Assert.ThrowsAsync<StoreException>(() => second)).Message);
        Assert.Equal("The disk is full.", (await Assert.ThrowsAsync<StoreException>(async () => await queue.AddAsync(Entries.Entry(2)))).Message);
        await Assert.ThrowsAsync<StoreException>(queue.FlushAsync);
        Assert.Empty(_catalog.Batches);

        // Whoever was told need not be told again.
        await queue.DisposeAsync();
    }

    [Fact]
    public async Task A_failure_that_nobody_has_seen_comes_up_at_the_end()
    {
        var queue = new CommitQueue(_catalog);
        _catalog.Failure = new InvalidOperationException("Something else.");
        await queue.AddAsync(Entries.Entry(0));
        _catalog.Release(1);
        var error = await Assert.ThrowsAsync<StoreException>(async () => await queue.DisposeAsync());
        Assert.Contains("Something else.", error.Message);
    }

    [Fact]
    public async Task Closing_commits_what_is_queued()
    {
        var queue = new CommitQueue(_catalog);
        for (var i = 0; i < 10; i++)
            await queue.AddAsync(Entries.Entry(i));
        _catalog.Release(10);
        await queue.DisposeAsync();
        Assert.Equal(10, _catalog.Batches.Sum(b => b.Count));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await queue.AddAsync(Entries.Entry(11)));
    }

    [Fact]
    public async Task An_entry_that_no_catalog_would_take_does_not_fail_others()
    {
        await using var queue = new CommitQueue(_catalog);
        _catalog.Release(2);
        await queue.AddAsync(Entries.Entry(0));
        await Assert.ThrowsAsync<ArgumentException>(async () => await queue.AddAsync(Entries.Entry(1) with { Inline = null }));
        await queue.FlushAsync();
        Assert.Single(_catalog.Batches);
    }

    [Fact]
    public async Task Where_a_commit_only_changes_memory_it_is_made_by_whoever_hands_in()
    {
        await using var memory = new MemoryCatalog();
        var catalog = new ImmediateCatalog(memory);
        var queue = new CommitQueue(catalog);
        var entry = Entries.Entry(0);
        await catalog.ClaimAsync([entry]);
        Assert.True(queue.AddAsync(entry).IsCompletedSuccessfully);
        queue.Rest();
        Assert.Equal(entry.Version, Assert.Single(await memory.FindAsync([entry.Key])).Value.Version);
        Assert.Equal((1, 1), (queue.Added, queue.Durable));

        await queue.AddAsync(Entries.Entry(1));
        Assert.True(queue.FlushAsync().IsCompletedSuccessfully);
        Assert.Equal([Entries.Key(1)], queue.TakeLost());

        for (var i = 2; i < 200; i++)
            await queue.AddAsync(Entries.Entry(i));
        Assert.InRange(queue.Durable, 2 + 100, 200);
        queue.Rest();
        Assert.Equal(200, queue.Durable);

        catalog.Failure = new InvalidOperationException("Something else.");
        await queue.AddAsync(Entries.Entry(200));
        Assert.Contains("Something else.", Assert.Throws<StoreException>(queue.Rest).Message);
        catalog.Failure = null;
        await Assert.ThrowsAsync<StoreException>(async () => await queue.AddAsync(Entries.Entry(201)));
        await Assert.ThrowsAsync<StoreException>(queue.FlushAsync);
        Assert.Equal(200, queue.Durable);
        await queue.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entries_from_many_threads_keep_the_order_of_each(bool atOnce)
    {
        const int Threads = 8;
        const int Each = 5_000;
        await using var memory = new MemoryCatalog();
        ICatalog catalog = atOnce ? memory : new SlowCatalog(memory);
        await catalog.ClaimAsync(Enumerable.Range(0, Threads * Each).Select(i => Entries.Entry(i)));
        await using var queue = new CommitQueue(catalog);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(t => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
                await queue.AddAsync(Entries.Entry((t * Each) + i));
        })));
        await queue.FlushAsync();

        var numbers = Enumerable.Range(0, Threads * Each).ToDictionary(Entries.Key);
        var arrived = (await catalog.ListAsync().ToListAsync()).Select(e => numbers[e.Key]).ToList();
        Assert.Equal(Threads * Each, arrived.Count);
        for (var t = 0; t < Threads; t++)
            Assert.Equal(Enumerable.Range(t * Each, Each), arrived.Where(n => n / Each == t));
    }

    /// <summary>Commits on the queue's own thread, as a catalog on disk does.</summary>
    private sealed class SlowCatalog(ICatalog inner) : CatalogDouble(inner);

    private sealed class ImmediateCatalog(ICatalog inner) : CatalogDouble(inner), ICatalog
    {
        public Exception? Failure { get; set; }

        bool ICatalog.CommitsAtOnce => true;

        public override ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default) =>
            Failure is null ? base.PublishAsync(entries, cancellationToken) : throw Failure;
    }

    /// <summary>Commits when it is let, and keeps what was committed together.</summary>
    private sealed class GatedCatalog() : CatalogDouble(new MemoryCatalog())
    {
        private readonly SemaphoreSlim _entered = new(0);
        private readonly SemaphoreSlim _released = new(0);

        public List<IReadOnlyList<CatalogEntry>> Batches { get; } = [];

        public Exception? Failure { get; set; }

        public Task Entered() => _entered.WaitAsync();

        public void Release(int commits) => _released.Release(commits);

        public override async ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default)
        {
            _entered.Release();
            await _released.WaitAsync(cancellationToken);
            if (Failure is not null)
                throw Failure;
            Batches.Add([.. entries]);
            return [];
        }
    }
}
