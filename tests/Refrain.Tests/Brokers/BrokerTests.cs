using Refrain.Brokers;
using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>Tasks that are run by workers at a broker: as on threads, and whatever becomes of workers, drivers and messages.</summary>
public sealed class BrokerTests : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = BrokerFixture.Patience;

    private readonly BrokerFixture _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_is_required_before_and_while_tasks_run_is_the_same_as_on_threads()
    {
        var a = _site.Made("a", (_, _) => new("A"));
        _site.Made("asked", (_, _) => new("?"));
        var b = _site.Made("b", async (texts, context) => string.Concat(texts) + await context.RequireAsync(_site.Steps["asked"]), a);
        var late = _site.Made("late", (_, _) => new("L"));
        var c = _site.Add(new Step("c") { Needs = [a, b], Later = texts => texts.Contains("A?") ? [late] : [] });
        _site.Worker();
        _site.Worker();
        Assert.Equal(new RunCounts(5, 0, 0, 0), (await _site.RunAsync(c)).Counts);
        Assert.Equal("AA?L", await _site.ValueAsync(c));
        Assert.Equal(new RunCounts(0, 5, 0, 0), (await _site.RunAsync(c)).Counts);
    }

    [Fact]
    public async Task A_worker_of_one_slot_runs_what_its_task_asks_for_meanwhile()
    {
        _site.Made("inner", (_, _) => new("i"));
        _site.Made("middle", async (_, context) => "m" + await context.RequireAsync(_site.Steps["inner"]));
        var outer = _site.Made("outer", async (_, context) => "o" + await context.RequireAsync(_site.Steps["middle"]));
        _site.Worker(slots: 1);
        Assert.Equal(new RunCounts(3, 0, 0, 0), (await _site.RunAsync(outer)).Counts);
        Assert.Equal("omi", await _site.ValueAsync(outer));
    }

    [Fact]
    public async Task Thousands_of_tiny_tasks_go_in_few_messages_and_nothing_is_left_at_the_broker()
    {
        var root = _site.Made("root", null, [.. Enumerable.Range(0, 3_000).Select(i => _site.Made($"part{i}", (_, _) => new("x")))]);
        _site.Worker();
        _site.Worker();
        Assert.Equal(new RunCounts(3_001, 0, 0, 0), (await _site.RunAsync(root)).Counts);
        Assert.InRange(_site.Broker.Sent.Count(m => m.To.Kind == BrokerAddressKind.Tasks), 2, 1_500);
        Assert.All(_site.Broker.Sent.Where(m => m.To.Kind == BrokerAddressKind.Tasks).Select(m => m.To).Distinct(), address => Assert.Equal(0, _site.Broker.Left(address)));
        Assert.Empty(_site.Broker.Dead);
    }

    [Fact]
    public async Task What_fails_is_told_with_its_text_and_place_and_siblings_go_on()
    {
        var bad = _site.Made("bad", (_, _) => throw new InvalidDataException("a bad row"));
        var after = _site.Made("after", null, bad);
        _site.Worker();
        var report = await _site.RunAsync(_site.Made("root", null, _site.Made("good", (_, _) => new("fine")), after));
        Assert.Equal(new RunCounts(1, 0, 1, 2), report.Counts);
        var error = Assert.IsType<RemoteTaskException>(report.Tasks.Single(t => t.State == TaskState.Failed).Error);
        Assert.Equal("a bad row", error.Message);
        Assert.Contains(nameof(What_fails_is_told_with_its_text_and_place_and_siblings_go_on), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_worker_makes_that_was_cut_off_meanwhile_is_refused_and_the_task_is_done_once()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var times = 0;
        var slow = _site.Made("slow", async (_, _) =>
        {
            if (Interlocked.Increment(ref times) > 1)
                return "second";
            began.SetResult();
            await goOn.Task;
            return "first";
        });
        var first = _site.Worker();
        var run = _site.RunAsync(slow);
        await began.Task.WaitAsync(s_patience);
        first.Cut();
        _site.Worker();
        Assert.Equal(new RunCounts(1, 0, 0, 0), (await run).Counts);
        goOn.SetResult();
        Assert.Equal("second", await _site.ValueAsync(slow));
        Assert.Equal(2, (await _site.Store.Catalog.FindAsync([TaskKey.Of(slow)]))[TaskKey.Of(slow)].Attempt);

        // Not even later.
        await Task.Delay(100);
        Assert.Equal("second", await _site.ValueAsync(slow));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_suspect_that_waits_does_not_keep_its_worker_from_what_it_waits_for(int slots)
    {
        MemoryBroker.Connection? current = null;
        var tries = 0;
        var dead = new SemaphoreSlim(0);
        var asked = _site.Made("asked", (_, _) => new("x"));
        var suspect = _site.Made("suspect", async (_, context) =>
        {
            if (Interlocked.Increment(ref tries) <= 2)
            {
                current!.Cut();
                dead.Release();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            }

            return await context.RequireAsync(asked);
        });
        current = _site.Worker(slots: slots);
        var run = _site.RunAsync(_site.Made("root", null, suspect));
        for (var death = 0; death < 2; death++)
        {
            Assert.True(await dead.WaitAsync(s_patience), "The task is not tried again.");
            current = _site.Worker(slots: slots);
        }

        var report = await run.WaitAsync(s_patience);
        Assert.Equal(new RunCounts(3, 0, 0, 0), report.Counts);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_task_that_is_the_end_of_its_workers_fails_with_that_reason_its_neighbours_are_done_and_it_can_be_sent_again()
    {
        MemoryBroker.Connection? current = null;
        var deaths = 0;
        var isHealed = false;
        var dead = new SemaphoreSlim(0);
        var poison = _site.Made("poison", async (_, context) =>
        {
            if (isHealed)
                return "healed";
            Interlocked.Increment(ref deaths);
            current!.Cut();
            dead.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return "never";
        });
        Step[] others = [.. Enumerable.Range(0, 40).Select(i => _site.Made($"other{i}", (_, _) => new("x")))];
        current = _site.Worker(slots: 4);
        var run = _site.RunAsync(_site.Made("root", null, [.. others[..20], poison, .. others[20..]]));
        for (var death = 0; death < 3; death++)
        {
            Assert.True(await dead.WaitAsync(s_patience), "The task is not tried again.");
            current = _site.Worker(slots: 4);
        }

        var report = await run;
        Assert.Equal(new RunCounts(40, 0, 1, 1), report.Counts);
        Assert.Equal(3, deaths);
        var error = Assert.IsType<WorkerDiedException>(report.Tasks.Single(t => t.State == TaskState.Failed).Error);
        Assert.Contains("was in the hands of a worker each of 3 times", error.Message, StringComparison.Ordinal);
        var letter = Assert.Single(_site.Broker.Dead);
        Assert.Equal("poison", letter.To.Name);
        isHealed = true;
        Assert.Equal("healed", await Pipeline.Open(_site.Store.Store, _site.Store.Options).GetAsync(poison, new() { Broker = _site.Broker.Connect() }).WaitAsync(s_patience));
    }

    [Fact]
    public async Task A_task_that_only_waits_to_be_run_alone_when_its_worker_ends_is_not_the_one_to_blame()
    {
        var calls = 0;
        var (begun, busy) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        var go = new TaskCompletionSource();
        var innocent = _site.Made("innocent", async (_, context) =>
        {
            if (Interlocked.Increment(ref calls) > 2)
                return "done";
            begun.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return "never";
        });
        var other = _site.Made("other", async (_, _) =>
        {
            busy.Release();
            await go.Task;
            return "done";
        });
        var worker = _site.Worker(slots: 1);
        var run = _site.RunAsync(_site.Made("root", null, innocent, other));
        Assert.True(await begun.WaitAsync(s_patience));
        worker.Cut();
        worker = _site.Worker(slots: 1);
        Assert.True(await begun.WaitAsync(s_patience));
        var third = _site.Worker(slots: 2);
        Assert.True(await busy.WaitAsync(s_patience));
        worker.Cut();

        // Now the third has it in its hands, to be begun when the other one has ended.
        await BrokerFixture.UntilAsync(() => _site.Broker.Sent.Count(static m => Refrain.Running.Envelope.Read(m.Body).Kind == Refrain.Running.EnvelopeKind.Retaken) == 2);
        third.Cut();
        go.SetResult();
        _site.Worker(slots: 2);
        var report = await run.WaitAsync(s_patience);
        Assert.Equal(new RunCounts(3, 0, 0, 0), report.Counts);
        Assert.Empty(_site.Broker.Dead);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_task_that_waits_for_another_one_when_its_worker_ends_is_not_the_one_to_blame()
    {
        var (calls, inners) = (0, 0);
        var (begun, busy) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        var inner = _site.Made("inner", async (_, context) =>
        {
            if (Interlocked.Increment(ref inners) > 1)
                return "done";
            busy.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return "never";
        });
        var innocent = _site.Made("innocent", async (_, context) =>
        {
            if (Interlocked.Increment(ref calls) > 2)
                return await context.RequireAsync(inner);
            begun.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return "never";
        });
        var run = _site.RunAsync(innocent);
        for (var i = 0; i < 2; i++)
        {
            var worker = _site.Worker(slots: 1);
            Assert.True(await begun.WaitAsync(s_patience));
            worker.Cut();
        }

        // It is begun with nothing beside it, asks for the other one, and lets that one in.
        var third = _site.Worker(slots: 1);
        Assert.True(await busy.WaitAsync(s_patience));
        third.Cut();
        _site.Worker(slots: 1);
        var report = await run.WaitAsync(s_patience);
        Assert.Equal(new RunCounts(2, 0, 0, 0), report.Counts);
        Assert.Empty(_site.Broker.Dead);
    }

    [Fact]
    public async Task Results_that_are_lost_on_their_way_are_found_in_the_catalog()
    {
        _site.Broker.IsLost = m => m.To.Kind == BrokerAddressKind.Driver && Refrain.Running.Envelope.Read(m.Body).Kind == Refrain.Running.EnvelopeKind.Ended;
        _site.Worker();
        Assert.Equal(new RunCounts(2, 0, 0, 0), (await _site.RunAsync(_site.Made("root", null, _site.Made("part", (_, _) => new("x"))))).Counts);
    }

    // Of each thread: others send meanwhile, and what they send must come twice, and not more often.
    [ThreadStatic]
    private static bool t_isSecond;

    [Fact]
    public async Task Messages_that_come_twice_do_no_harm()
    {
        _site.Broker.IsLost = m =>
        {
            if (!t_isSecond && m.To.Kind is BrokerAddressKind.Tasks or BrokerAddressKind.Driver)
            {
                t_isSecond = true;
                _site.Broker.Put(m);
                t_isSecond = false;
            }

            return false;
        };
        _site.Worker(slots: 1);
        _site.Worker(slots: 1);
        var root = _site.Made("root", null, [.. Enumerable.Range(0, 50).Select(i => _site.Made($"part{i}", (_, _) => new("x")))]);
        Assert.Equal(new RunCounts(51, 0, 0, 0), (await _site.RunAsync(root)).Counts);
        Assert.Empty(_site.Broker.Dead);
        Assert.Equal(51, await _site.Store.Catalog.ListAsync().CountAsync());
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_ends_what_it_has_begun_and_gives_back_the_rest()
    {
        var (slow, began, goOn) = _site.Slow("slow");
        _site.Made("asked", (_, _) => new("?"));
        var root = _site.Made("root", null, [slow, .. Enumerable.Range(0, 5).Select(i => _site.Made($"part{i}", (_, _) => new("x")))]);
        _site.Worker(slots: 1);
        var run = _site.RunAsync(root);
        await began.Task.WaitAsync(s_patience);
        await _site.Workers[0].Drain.CancelAsync();
        var second = _site.Worker(slots: 1);
        await BrokerFixture.UntilAsync(async () => await _site.Store.Catalog.ListAsync().CountAsync() == 5);
        Assert.False(_site.Workers[0].Work.IsCompleted);
        goOn.SetResult();
        Assert.Equal(new RunCounts(7, 0, 0, 0), (await run).Counts);
        await _site.Workers[0].Work.WaitAsync(s_patience);
        Assert.Equal(1, (await _site.Store.Catalog.FindAsync([TaskKey.Of(slow)]))[TaskKey.Of(slow)].Attempt);
    }

    [Fact]
    public async Task Cancelling_the_run_reaches_the_tasks()
    {
        var (endless, began, ended) = _site.Endless("endless");
        _site.Worker(slots: 1);
        using var stop = new CancellationTokenSource();
        var run = Pipeline.Open(_site.Store.Store, _site.Store.Options).RunAsync([endless, .. Enumerable.Range(0, 4).Select(i => _site.Made($"waiting{i}", (_, _) => new("x")))], new() { Broker = _site.Broker.Connect(), CancellationGrace = s_patience }, stop.Token);
        await began.Task.WaitAsync(s_patience);
        await stop.CancelAsync();
        await ended.Task.WaitAsync(s_patience);
        Assert.Equal(RunState.Cancelled, (await run.WaitAsync(s_patience)).State);
    }

    [Fact]
    public async Task What_a_lost_driver_had_sent_is_awaited_by_the_next_one()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var times = 0;
        var slow = _site.Made("slow", async (_, _) =>
        {
            Interlocked.Increment(ref times);
            began.TrySetResult();
            await goOn.Task;
            return "s";
        });
        _site.Worker();
        var lost = _site.Broker.Connect();
        var dying = new DyingLease();
        var first = Pipeline.Open(_site.Store.Store, _site.Store.Options with { Time = dying }).RunAsync([slow], new() { Broker = lost });
        await began.Task.WaitAsync(s_patience);
        lost.Cut();
        dying.IsDead = true;

        // Its lease would have ended by now; the worker renews it while it is at work.
        var second = _site.RunAsync(_site.Made("reader", null, slow));
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(second.IsCompleted);
        goOn.SetResult();
        Assert.Equal(new RunCounts(1, 1, 0, 0), (await second).Counts);
        Assert.Equal(1, times);
        _ = first.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    /// <summary>The system's time, whose timers stop beating when it is dead, as those of a killed process do.</summary>
    private sealed class DyingLease : TimeProvider
    {
        public bool IsDead { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
            s =>
            {
                if (!IsDead)
                    callback(s);
            },
            state,
            dueTime,
            period);
    }
}
