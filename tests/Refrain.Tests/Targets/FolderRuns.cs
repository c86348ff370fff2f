using Refrain.Stores;
using Refrain.Targets;
using Refrain.Testing;

namespace Refrain.Tests.Targets;

/// <summary>Runs tasks that write to a folder.</summary>
public abstract class FolderRuns : IDisposable
{
    private readonly TempFolder _folder = new();
    private ArtifactStore? _store;

    /// <summary>Where the input is.</summary>
    protected string Folder => _folder.Path;

    /// <summary>The target's folder.</summary>
    protected string Target => _folder["target"];

    public void Dispose() => _folder.Dispose();

    protected void Write(string input) => File.WriteAllText(_folder["input"], input);

    protected string PathOf(string place) => Path.Combine(Target, place);

    protected string Read(string place) => File.ReadAllText(PathOf(place));

    /// <summary>What others see: names and contents, without the runtime's own folder.</summary>
    protected IReadOnlyList<string> Seen() => !Directory.Exists(Target) ? [] :
        [.. Directory.EnumerateFileSystemEntries(Target, "*", SearchOption.AllDirectories)
            .Select(e => (Path: e, Name: Path.GetRelativePath(Target, e).Replace('\\', '/')))
            .Where(e => e.Name != ".refrain" && !e.Name.StartsWith(".refrain/", StringComparison.Ordinal))
            .Select(e => Directory.Exists(e.Path) ? e.Name + "/" : $"{e.Name}: {File.ReadAllText(e.Path).TrimEnd('\0')}")
            .Order(StringComparer.Ordinal)];

    internal FolderTarget Open(PlaceFiles? files = null) => new(Target, time: null, files ?? new PlaceFiles());

    protected void ForgetStore() => _store = null;

    protected Pipeline OpenPipeline(Target? target = null) => Pipeline.Open(
        _store ??= new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), Path.Combine(Folder, "scratch")), new PipelineOptions { Targets = [target ?? Open()] });

    protected Task<IReadOnlyList<string>> RunAsync(params ITask[] tasks) => RunAsync(Open(), tasks);

    /// <summary>Runs tasks, and says what came of each of them.</summary>
    protected async Task<IReadOnlyList<string>> RunAsync(Target target, params ITask[] tasks)
    {
        await using var pipeline = OpenPipeline(target);
        var report = await pipeline.RunAsync(tasks);
        return [.. tasks.Select(task => report.Tasks.Single(t => t.Task.Equals(task))).Select(t => t.State + (t.Reason?.Kind is null or ReasonKind.InputChanged || t.Reason?.ToString() == "missing" ? "" : $" ({t.Reason})") + (t.Error is null ? "" : ": " + t.Error.Message))];
    }

    protected async Task<IReadOnlyList<string>> PlanAsync(params ITask[] tasks)
    {
        await using var pipeline = OpenPipeline();
        var plan = await pipeline.PlanAsync(tasks);
        return [.. plan.Failures.Select(f => f.Error.Message), .. plan.Tasks.Where(t => t.Action == PlannedAction.Run).Select(t => t.Reason!.Value.ToString())];
    }
}
