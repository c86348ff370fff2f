using Refrain.Brokers;
using Refrain.Running;
using Refrain.Stores;

namespace Refrain.Tests.Brokers;

/// <summary>Runs that end while workers have tasks of them still.</summary>
public sealed class CancelledRunTests : IAsyncDisposable
{
    private readonly BrokerFixture _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_waits_at_the_broker_when_its_run_is_cancelled_is_never_begun()
    {
        var times = 0;
        using var stop = new CancellationTokenSource();
        var run = StartAsync([.. Enumerable.Range(0, 4).Select(i => _site.Made($"waiting{i}", (_, _) => new($"x{Interlocked.Increment(ref times)}")))], stop.Token);
        await BrokerFixture.UntilAsync(() => _site.Broker.Sent.Any(static m => m.To.Kind == BrokerAddressKind.Tasks));
        await stop.CancelAsync();
        Assert.Equal(RunState.Cancelled, (await run.WaitAsync(BrokerFixture.Patience)).State);
        _site.Worker();
        foreach (var address in _site.Broker.Sent.Where(static m => m.To.Kind == BrokerAddressKind.Tasks).Select(static m => m.To).Distinct())
            await BrokerFixture.UntilAsync(() => _site.Broker.Left(address) == 0);
        Assert.Equal(0, times);
    }

    [Fact]
    public async Task Where_no_worker_is_nobody_is_waited_for()
    {
        using var stop = new CancellationTokenSource();
        var run = StartAsync([_site.Made("waiting", (_, _) => new("x"))], stop.Token, TimeSpan.FromMinutes(5));
        await BrokerFixture.UntilAsync(() => _site.Broker.Sent.Any(static m => m.To.Kind == BrokerAddressKind.Tasks));
        await stop.CancelAsync();
        Assert.Equal(RunState.Cancelled, (await run.WaitAsync(TimeSpan.FromSeconds(30))).State);
    }

    [Fact]
    public async Task A_worker_that_is_there_has_the_whole_grace()
    {
        var (step, began, goOn) = _site.Slow("slow");
        _site.Worker(slots: 1);
        using var stop = new CancellationTokenSource();
        var run = StartAsync([step], stop.Token, TimeSpan.FromMinutes(5));
        await began.Task.WaitAsync(BrokerFixture.Patience);
        await stop.CancelAsync();
        var sent = CountToWorkers();

        // Two of these at each beat.
        await BrokerFixture.UntilAsync(() => CountToWorkers() >= sent + 10);
        Assert.False(run.IsCompleted);
        goOn.SetResult();
        Assert.Equal(RunState.Cancelled, (await run.WaitAsync(TimeSpan.FromSeconds(30))).State);

        int CountToWorkers() => _site.Broker.Sent.Count(static m => m.To.Kind == BrokerAddressKind.Workers);
    }

    [Fact]
    public async Task A_worker_that_did_not_hear_that_a_run_was_cancelled_finds_it_out()
    {
        var (endless, began, ended) = _site.Endless("endless");
        var times = 0;
        _site.Worker(slots: 1);
        _site.Broker.IsLost = static m => m.To.Kind == BrokerAddressKind.Workers;
        using var stop = new CancellationTokenSource();
        var run = StartAsync([endless, .. Enumerable.Range(0, 4).Select(i => _site.Made($"waiting{i}", (_, _) => new($"x{Interlocked.Increment(ref times)}")))], stop.Token);
        await began.Task.WaitAsync(BrokerFixture.Patience);
        await stop.CancelAsync();
        Assert.Equal(RunState.Cancelled, (await run.WaitAsync(BrokerFixture.Patience)).State);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Task.Delay(200);
        Assert.Equal(0, times);
        Assert.False(_site.Workers[0].Work.IsCompleted);

        // And it works on.
        _site.Broker.IsLost = static _ => false;
        Assert.Equal(1, (await _site.RunAsync(_site.Made("after", (_, _) => new("x")))).Counts.Executed);
    }

    private Task<RunReport> StartAsync(ITask[] tasks, CancellationToken stop, TimeSpan? grace = null) =>
        Pipeline.Open(_site.Store.Store, _site.Store.Options).RunAsync(tasks, new() { Broker = _site.Broker.Connect(), CancellationGrace = grace ?? TimeSpan.FromSeconds(1) }, stop);
}
