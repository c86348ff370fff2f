using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Running;

/// <summary>More than what the catalog holds by itself.</summary>
[Task]
public sealed partial record Bulky(int Number)
{
    public byte[] Run()
    {
        var bytes = new byte[ArtifactStore.InlineLimit + 1];
        Array.Fill(bytes, (byte)Number);
        return bytes;
    }
}

/// <summary>A plan asks a store on another machine for what it needs, several things at once.</summary>
public sealed class RemoteBlobsTests : IDisposable
{
    private const int Count = 100;

    private readonly TempFolder _folder = new();
    private readonly RemoteBlobs _blobs = new();
    private readonly ArtifactStore _store;

    public RemoteBlobsTests() => _store = new ArtifactStore(new MemoryCatalog(), _blobs, _folder["scratch"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Blobs_are_looked_at_several_at_once_but_not_all()
    {
        var tasks = Enumerable.Range(0, Count).Select(i => (ITask)new Bulky(i)).ToList();
        Assert.Equal(Count, (await Pipeline.Open(_store).RunAsync(tasks)).Counts.Executed);
        _blobs.Most = _blobs.Asked = 0;
        var plan = await Pipeline.Open(_store).PlanAsync(tasks);
        Assert.DoesNotContain(plan.Tasks, t => t.Action == PlannedAction.Run);
        Assert.Equal(Count, plan.Tasks.Count);
        Assert.Equal(Count, _blobs.Asked);
        Assert.InRange(_blobs.Most, 8, 32);
    }

    [Fact]
    public async Task A_store_that_fails_meanwhile_fails_the_plan()
    {
        var tasks = Enumerable.Range(0, Count).Select(i => (ITask)new Bulky(i)).ToList();
        await Pipeline.Open(_store).RunAsync(tasks);
        _blobs.FailsAt = 50;
        await Assert.ThrowsAsync<StoreException>(() => Pipeline.Open(_store).PlanAsync(tasks));
        Assert.Equal(0, _blobs.Looking);
    }

    /// <summary>A store in memory that takes its time to say how long a blob is.</summary>
    private sealed class RemoteBlobs : IBlobStore
    {
        private readonly MemoryBlobStore _blobs = new();

        public int Looking { get; private set; }

        public int Most { get; set; }

        public int Asked { get; set; }

        public int FailsAt { get; set; } = int.MaxValue;

        private int _all;

        public BlobWriter Create(string folder, string temporary) => _blobs.Create(folder, temporary);

        public Stream OpenRead(string name) => _blobs.OpenRead(name);

        public async ValueTask<long?> LengthAsync(string name, CancellationToken cancellationToken = default)
        {
            lock (_blobs)
            {
                Asked++;
                Most = Math.Max(Most, ++Looking);
                if (FailsAt != int.MaxValue)
                    _all++;
            }

            // Long enough for others to come, if they do.
            for (var i = 0; i < 1000; i++)
                await Task.Yield();
            lock (_blobs)
                Looking--;
            return _all >= FailsAt ? throw new StoreException(name, "The way to the store is gone.") : await _blobs.LengthAsync(name, cancellationToken);
        }

        public IAsyncEnumerable<BlobInfo> ListAsync(CancellationToken cancellationToken = default) => _blobs.ListAsync(cancellationToken);

        public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default) => _blobs.DeleteAsync(name, cancellationToken);

        public string? LocalPath(string name) => null;
    }
}
