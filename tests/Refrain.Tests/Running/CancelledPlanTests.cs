using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Stores;

namespace Refrain.Tests.Running;

/// <summary>A plan that is cancelled does not wait for a store that does not answer.</summary>
public sealed class CancelledPlanTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    public async Task By_a_slow_catalog(int tasks)
    {
        var catalog = new SilentCatalog();
        await CancelAsync(new ArtifactStore(catalog, new MemoryBlobStore(), _folder["scratch"]), [.. Enumerable.Range(0, tasks).Select(static i => new Bulky(i))], catalog.Asked, isRun: false);
    }

    [Fact]
    public async Task A_run_by_a_slow_catalog()
    {
        var catalog = new SilentCatalog();
        await CancelAsync(new ArtifactStore(catalog, new MemoryBlobStore(), _folder["scratch"]), [new Bulky(1)], catalog.Asked, isRun: true);
    }

    [Fact]
    public async Task By_slow_blobs()
    {
        var blobs = new SilentBlobs();
        var store = new ArtifactStore(new MemoryCatalog(), blobs, _folder["scratch"]);
        ITask[] tasks = [new Bulky(1), new Bulky(2)];
        await Pipeline.Open(store).RunAsync(tasks);
        blobs.IsSilent = true;
        await CancelAsync(store, tasks, blobs.Asked, isRun: false);
    }

    private static async Task CancelAsync(ArtifactStore store, ITask[] tasks, TaskCompletionSource asked, bool isRun)
    {
        using var stop = new CancellationTokenSource();
        var pipeline = Pipeline.Open(store);
        Task work = isRun ? pipeline.RunAsync(tasks, cancellationToken: stop.Token) : Task.Run(() => pipeline.PlanAsync(tasks, cancellationToken: stop.Token));
        await asked.Task.WaitAsync(s_patience);
        await stop.CancelAsync();
        if (isRun)
            Assert.Equal(RunState.Cancelled, (await ((Task<RunReport>)work).WaitAsync(s_patience)).State);
        else
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.WaitAsync(s_patience));
    }

    /// <summary>A catalog that finds and lists nothing until it is told to end.</summary>
    private sealed class SilentCatalog() : CatalogDouble(new MemoryCatalog())
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> FindAsync(IReadOnlyCollection<TaskKey> keys, bool withBytes = false, CancellationToken cancellationToken = default)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("It was to be cancelled.");
        }

        public override async IAsyncEnumerable<CatalogEntry> ListAsync(string? name = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            yield break;
        }
    }

    /// <summary>Blobs in memory of which nobody says how long they are.</summary>
    private sealed class SilentBlobs : IBlobStore
    {
        private readonly MemoryBlobStore _blobs = new();

        public bool IsSilent { get; set; }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public BlobWriter Create(string folder, string temporary) => _blobs.Create(folder, temporary);

        public Stream OpenRead(string name) => _blobs.OpenRead(name);

        public async ValueTask<long?> LengthAsync(string name, CancellationToken cancellationToken = default)
        {
            if (IsSilent)
            {
                Asked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return await _blobs.LengthAsync(name, cancellationToken);
        }

        public IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default) => _blobs.ListAsync(cancellationToken);

        public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default) => _blobs.DeleteAsync(name, cancellationToken);

        public string? LocalPath(string name) => null;
    }
}
