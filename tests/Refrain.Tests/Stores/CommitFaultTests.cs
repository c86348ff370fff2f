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
        var sink = broken.CreateSink(Entries.Key(1), () => "App.Big/Number=1", 2, 1);
        await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await sink.WriteAsync(next);
            await using var commits = new CommitQueue(broken.Catalog);
            await commits.AddAsync(Entries.Entry(1, "App.Big").With(await sink.CompleteAsync()));
            await commits.FlushAsync();
        });
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
        await PutAsync(after, next, run: 3);
        entry = (await after.Catalog.FindAsync(Entries.Key(1)))!;
        Assert.Equal(ContentHash.Of(next), entry.Version);
        Assert.Null(await after.CheckAsync(entry, content: true));
        if (dies)
            await sink.DisposeAsync();
    }

    private static byte[] Content(int seed) => [.. Enumerable.Range(0, 400_000).Select(i => (byte)(i * seed >> 3))];

    private static async Task PutAsync(ArtifactStore store, byte[] bytes, long run = 1)
    {
        await using var sink = store.CreateSink(Entries.Key(1), () => "App.Big/Number=1", run, 1);
        await sink.WriteAsync(bytes);
        await using var commits = new CommitQueue(store.Catalog);
        await commits.AddAsync(Entries.Entry(1, "App.Big").With(await sink.CompleteAsync()));
        await commits.FlushAsync();
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
    private sealed class FailingCatalog(ICatalog inner, Step step) : ICatalog
    {
        public bool Failed { get; private set; }

        public async ValueTask CommitAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default)
        {
            Failed = step is Step.BeforeCommit or Step.AfterCommit;
            if (step != Step.BeforeCommit)
                await inner.CommitAsync(entries, cancellationToken);
            if (Failed)
                throw new StoreException("the catalog", $"Failed at {step}.");
        }

        public ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> FindAsync(
            IReadOnlyCollection<TaskKey> keys, bool withBytes = false, CancellationToken cancellationToken = default) =>
            inner.FindAsync(keys, withBytes, cancellationToken);

        public IAsyncEnumerable<CatalogEntry> ListAsync(string? name = null, CancellationToken cancellationToken = default) =>
            inner.ListAsync(name, cancellationToken);

        public ValueTask<long> BeginRunAsync(string owner, DateTimeOffset startedAt, CancellationToken cancellationToken = default) =>
            inner.BeginRunAsync(owner, startedAt, cancellationToken);

        public ValueTask EndRunAsync(
            long run, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default) =>
            inner.EndRunAsync(run, state, counts, endedAt, cancellationToken);

        public IAsyncEnumerable<RunRecord> ListRunsAsync(CancellationToken cancellationToken = default) => inner.ListRunsAsync(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
