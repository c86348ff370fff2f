using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

/// <summary>Fails at each step of the commit protocol and shows that the old artifact or the new one is there, never part of one.</summary>
public sealed class CommitFaultTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, bool> Steps()
    {
        var steps = new TheoryData<string, bool>();
        foreach (var step in Enum.GetNames<Step>())
        {
            steps.Add(step, false);
            steps.Add(step, true);
        }

        return steps;
    }

    /// <summary>Fails once at a step: either the process lives on and cleans up, or it dies there and nothing more is done.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Leaves_the_old_artifact_or_the_new(string name, bool dies)
    {
        var step = Enum.Parse<Step>(name);
        var old = Content(1);
        var next = Content(2);
        await using (var store = LocalStore.Open(_folder.Path))
            await PutAsync(store, old);

        var failing = new FailingFiles(step);
        var catalog = new FailingCatalog(SqliteCatalog.Open(_folder["catalog.db"]), step);
        var broken = new ArtifactStore(catalog, new FileBlobStore(_folder["blobs"], failing), _folder["scratch"]);
        var (run, known) = await BeginAsync(broken);
        var sink = broken.CreateSink(Entries.Key(1), () => "App.Big/Number=1", run, 1);
        await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await sink.WriteAsync(next);
            await using var commits = new CommitQueue(broken.Catalog);
            await commits.AddAsync((Entries.Entry(1, "App.Big") with { Run = run }).With(await sink.CompleteAsync()));
            await commits.FlushAsync();
        });
        Assert.NotNull(known);
        Assert.True(failing.Failed || catalog.Failed);
        if (!dies)
            await sink.DisposeAsync();
        await broken.DisposeAsync();

        await using var after = LocalStore.Open(_folder.Path);
        var entry = (await after.Catalog.FindAsync(Entries.Key(1)))!;
        using (var stream = after.OpenRead(entry))
        {
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.Equal(step == Step.AfterCommit ? next : old, bytes.ToArray());
        }

        Assert.Equal(!dies || step >= Step.FlushFolder ? 0 : 1, (await after.Blobs.ListAsync().ToListAsync()).Count(b => b.IsTemporary));

        // The next run is not disturbed by what was left.
        await PutAsync(after, next);
        entry = (await after.Catalog.FindAsync(Entries.Key(1)))!;
        Assert.Equal(ContentHash.Of(next), entry.Version);
        Assert.Null(await after.CheckAsync(entry, content: true));
        if (dies)
            await sink.DisposeAsync();
    }

    private static byte[] Content(int seed) => [.. Enumerable.Range(0, 400_000).Select(i => (byte)(i * seed >> 3))];

    /// <summary>Begins a run, as late as is needed for what was claimed before to have expired, and claims the task.</summary>
    private static async Task<(long Run, CatalogEntry? Known)> BeginAsync(ArtifactStore store)
    {
        var known = await store.Catalog.FindAsync(Entries.Key(1), withBytes: false);
        var run = await store.Catalog.BeginRunAsync("host/1", Entries.Time, Entries.Lease);
        var now = Entries.Time + ((run - 1) * 2 * Entries.Lease);
        await store.Catalog.RenewAsync(run, now, Entries.Lease);
        Assert.Equal(ClaimState.Claimed, (await store.Catalog.ClaimAsync(run, [new(Entries.Key(1), 1, known)], now))[0].State);
        return (run, known);
    }

    private static async Task PutAsync(ArtifactStore store, byte[] bytes)
    {
        var (run, _) = await BeginAsync(store);
        await using var sink = store.CreateSink(Entries.Key(1), () => "App.Big/Number=1", run, 1);
        await sink.WriteAsync(bytes);
        await using var commits = new CommitQueue(store.Catalog);
        await commits.AddAsync((Entries.Entry(1, "App.Big") with { Run = run }).With(await sink.CompleteAsync()));
        await commits.FlushAsync();
        Assert.Empty(commits.TakeLost());
    }

    private enum Step
    {
        Write,
        Flush,
        Move,
        FlushFolder,
        BeforeCommit,
        AfterCommit,
    }

    private sealed class FailingFiles(Step step) : DurableFiles
    {
        private string? _written;

        public bool Failed { get; private set; }

        public override FileStream Create(string path)
        {
            _written = path;
            return base.Create(path);
        }

        public override void Write(FileStream file, ReadOnlySpan<byte> bytes)
        {
            // Half of it is written, as on a disk that fills up.
            base.Write(file, bytes[..(bytes.Length / 2)]);
            FailAt(Step.Write);
            base.Write(file, bytes[(bytes.Length / 2)..]);
        }

        public override void Flush(FileStream file)
        {
            FailAt(Step.Flush);
            base.Flush(file);
        }

        public override void Move(string from, string to)
        {
            FailAt(Step.Move);
            base.Move(from, to);
        }

        public override void FlushFolder(string path)
        {
            if (_written is not null)
                FailAt(Step.FlushFolder);
            base.FlushFolder(path);
        }

        private void FailAt(Step now)
        {
            if (now != step)
                return;
            Failed = true;
            throw new IOException($"Failed at {now}.");
        }
    }

    /// <summary>Fails before a commit has done anything, or when it has done everything but say so.</summary>
    private sealed class FailingCatalog(ICatalog inner, Step step) : CatalogDouble(inner)
    {
        public bool Failed { get; private set; }

        public override async ValueTask<IReadOnlyList<TaskKey>> PublishAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default)
        {
            Failed = step is Step.BeforeCommit or Step.AfterCommit;
            var lost = step == Step.BeforeCommit ? [] : await base.PublishAsync(entries, cancellationToken);
            return Failed ? throw new StoreException("the catalog", $"Failed at {step}.") : lost;
        }
    }
}
