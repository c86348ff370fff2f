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

    public PipelineOptions Options { get; set; } = new();

    public Task<RunReport> RunAsync(params IEnumerable<ITask> tasks) => Pipeline.Open(Store, Options).RunAsync(tasks);

    public Task<RunReport> RunAsync(ITask task, RunOptions options, CancellationToken cancellationToken = default) =>
        Pipeline.Open(Store, Options).RunAsync([task], options, cancellationToken);

    /// <summary>What came of each task, as <c>name: state (reason)</c>.</summary>
    public static IEnumerable<string> Lines(RunReport report) =>
        report.Tasks.Select(t => t.Reason is null ? $"{t.Task}: {t.State}" : $"{t.Task}: {t.State} ({t.Reason})");

    /// <summary>Flips a bit in the middle of a task's blob.</summary>
    public async Task DamageAsync(ITask task)
    {
        var entry = (await Catalog.FindAsync([task.Key])).Values.Single();
        await using var bytes = Blobs.OpenRead(entry.Blob!);
        using var copy = new MemoryStream();
        await bytes.CopyToAsync(copy);
        var damaged = copy.ToArray();
        damaged[damaged.Length / 2] ^= 1;
        await Blobs.DeleteAsync(entry.Blob!);
        var (folder, name) = (entry.Blob![..entry.Blob!.LastIndexOf('/')], entry.Blob![(entry.Blob!.LastIndexOf('/') + 1)..]);
        await using var writer = Blobs.Create(folder, "damage");
        writer.Write(damaged);
        await writer.CompleteAsync(name);
    }

    public void Dispose() => _folder.Dispose();
}
