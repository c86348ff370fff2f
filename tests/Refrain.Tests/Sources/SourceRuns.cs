using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Running;

namespace Refrain.Tests.Sources;

/// <summary>Runs over one store, in memory or on disk, each by a pipeline of its own as in a process of its own, at times that the test sets.</summary>
internal sealed class SourceRuns(bool local) : IDisposable
{
    private readonly StoreFixture _memory = new();
    private readonly TempFolder _store = new();
    private readonly SetTime _time = new();

    /// <summary>The time of the next run.</summary>
    public DateTimeOffset Now
    {
        get => _time.Now;
        set => _time.Now = value;
    }

    /// <summary>What the tasks are given.</summary>
    public IServiceProvider? Services { get; set; }

    /// <summary>Runs a task and says what ran and failed: <c>Name: state (reason)</c>, in ordinal order, names without their namespaces.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(ITask task, CancellationToken cancellationToken = default)
    {
        await using var pipeline = Open();
        var report = await pipeline.RunAsync([task], new RunOptions { Workers = 2 }, cancellationToken);
        return
        [
            .. report.Tasks.Where(t => t.State is not (TaskState.UpToDate or TaskState.Skipped))
                .Select(t => $"{Shown(t.Task)}: {(t.Error is { } e ? e.Message : t.Reason is { Kind: ReasonKind.InputChanged } ? "input changed" : t.Reason?.ToString())}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The output of a task.</summary>
    public async Task<T> GetAsync<T>(ITask<T> task)
    {
        await using var pipeline = Open();
        return await pipeline.GetAsync(task);
    }

    /// <summary>What a run would do, in the same words.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(ITask task)
    {
        await using var pipeline = Open();
        var plan = await pipeline.PlanAsync([task]);
        return [.. plan.Tasks.Where(t => t.Action == PlannedAction.Run).Select(t => Shown(t.Task)), .. plan.Failures.Select(f => f.Error.Message)];
    }

    public void Dispose()
    {
        _memory.Dispose();
        _store.Dispose();
    }

    private Pipeline Open()
    {
        var options = new PipelineOptions { Time = _time, Services = Services };
        return local ? Pipeline.Open(_store.Path, options) : Pipeline.Open(_memory.Store, options);
    }

    private static string Shown(ITask task) => task switch
    {
        WordsOf words => $"WordsOf {words.Name}",
        _ => TaskDescriptor.Of(task).ShortName,
    };

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
