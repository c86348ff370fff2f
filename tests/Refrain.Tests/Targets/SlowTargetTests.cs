using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Tests.Targets;

/// <summary>A target that takes its time when it is asked for markers.</summary>
public sealed class SlowTargetTests : FolderRuns
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_plan_is_cancelled_while_a_target_is_asked_for_markers()
    {
        var task = await BeginAsync();
        var target = new Slow(Open());
        await using var pipeline = OpenPipeline(target);
        using var stop = new CancellationTokenSource();
        var plan = pipeline.PlanAsync([task], cancellationToken: stop.Token);
        await target.Asked.Task.WaitAsync(s_patience);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plan.WaitAsync(s_patience));
    }

    [Fact]
    public async Task A_run_is_cancelled_while_a_target_is_asked_for_markers()
    {
        var task = await BeginAsync();
        var target = new Slow(Open());
        await using var pipeline = OpenPipeline(target);
        using var stop = new CancellationTokenSource();
        var run = pipeline.RunAsync([task], cancellationToken: stop.Token);
        await target.Asked.Task.WaitAsync(s_patience);
        await stop.CancelAsync();
        var report = await run.WaitAsync(s_patience);
        Assert.Equal(RunState.Cancelled, report.State);
        Assert.Equal("old", Read("out/a.txt"));
        Assert.Equal(["Executed"], await RunAsync(task));
    }

    private async Task<Exported> BeginAsync()
    {
        Write("old");
        var task = new Exported("a", Folder);
        await RunAsync(task);
        Write("new");
        return task;
    }

    private sealed class Slow : Target
    {
        private readonly FolderTarget _target;

        public Slow(FolderTarget target)
        {
            _target = target;
            Name = target.Name;
        }

        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<IReadOnlyDictionary<TaskKey, ContentHash>> FindAsync(IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return await _target.FindAsync(keys, cancellationToken);
        }

        public override ValueTask<TargetAttempt> BeginAsync(TargetClaim claim, CancellationToken cancellationToken = default) => _target.BeginAsync(claim, cancellationToken);
    }
}
