using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Running;

/// <summary>A store in memory that outlives the pipelines opened over it, as a store on disk outlives processes.</summary>
internal sealed class StoreFixture : IDisposable
{
    private readonly TempFolder _folder = new();

    public StoreFixture() => Store = new ArtifactStore(Catalog, Blobs, System.IO.Path.Combine(_folder.Path, "scratch"));

    public MemoryCatalog Catalog { get; } = new();

    public MemoryBlobStore Blobs { get; } = new();

    public ArtifactStore Store { get; }

    public Task<RunReport> RunAsync(params IEnumerable<ITask> tasks) => Pipeline.Open(Store).RunAsync(tasks);

    public Task<RunReport> RunAsync(ITask task, RunOptions options, CancellationToken cancellationToken = default) =>
        Pipeline.Open(Store).RunAsync([task], options, cancellationToken);

    /// <summary>What came of each task, as <c>name: state (reason)</c>.</summary>
    public static IEnumerable<string> Lines(RunReport report) =>
        report.Tasks.Select(t => t.Reason is null ? $"{t.Task}: {t.State}" : $"{t.Task}: {t.State} ({t.Reason})");

    public void Dispose() => _folder.Dispose();
}
