using System.Collections.Concurrent;
using System.Globalization;
using Refrain.Brokers;
using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>Tasks that are run by workers at a broker: as on threads, and whatever becomes of workers, drivers and messages.</summary>
public sealed class BrokerTests : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly StoreFixture _store = new() { Options = new() { Lease = TimeSpan.FromSeconds(2) } };
    private readonly MemoryBroker _broker = new();
    private readonly ConcurrentDictionary<string, Step> _steps = [];
    private readonly List<(Task Work, CancellationTokenSource Drain, MemoryBroker.Connection Connection)> _workers = [];

    public BrokerTests()
    {
        TaskRegistry.Register([TaskDescriptor.Of<Step>(), TaskDescriptor.Of<UrgentStep>(), TaskDescriptor.Of<Input>()]);
        Step.Decoded = name => _steps[name];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (work, drain, connection) in _workers)
        {
            connection.Cut();
            await drain.CancelAsync();
            _ = work.ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        _store.Dispose();
    }

    [Fact]
    public async Task What_is_required_before_and_while_tasks_run_is_the_same_as_on_threads()
    {
        var a = Made("a", (_, _) => new("A"));
        Made("asked", (_, _) => new("?"));
        var b = Made("b", async (texts, context) => string.Concat(texts) + await context.RequireAsync(_steps["asked"]), a);
        var late = Made("late", (_, _) => new("L"));
        var c = Add(new Step("c") { Needs = [a, b], Later = texts => texts.Contains("A?") ? [late] : [] });
        Worker();
        Worker();
        Assert.Equal(new RunCounts(5, 0, 0, 0), (await RunAsync(c)).Counts);
        Assert.Equal("AA?L", await ValueAsync(c));
        Assert.Equal(new RunCounts(0, 5, 0, 0), (await RunAsync(c)).Counts);
    }

    [Fact]
    public async Task A_worker_of_one_slot_runs_what_its_task_asks_for_meanwhile()
    {
        Made("inner", (_, _) => new("i"));
        Made("middle", async (_, context) => "m" + await context.RequireAsync(_steps["inner"]));
        var outer = Made("outer", async (_, context) => "o" + await context.RequireAsync(_steps["middle"]));
        Worker(slots: 1);
        Assert.Equal(new RunCounts(3, 0, 0, 0), (await RunAsync(outer)).Counts);
        Assert.Equal("omi", await ValueAsync(outer));
    }

    [Fact]
    public async Task Thousands_of_tiny_tasks_go_in_few_messages_and_nothing_is_left_at_the_broker()
    {
        var root = Made("root", null, [.. Enumerable.Range(0, 3_000).Select(i => Made($"part{i}", (_, _) => new("x")))]);
        Worker();
        Worker();
        Assert.Equal(new RunCounts(3_001, 0, 0, 0), (await RunAsync(root)).Counts);
        Assert.InRange(_broker.Sent.Count(m => m.To.Kind == BrokerAddressKind.Tasks), 2, 1_500);
        Assert.All(_broker.Sent.Where(m => m.To.Kind == BrokerAddressKind.Tasks).Select(m => m.To).Distinct(), address => Assert.Equal(0, _broker.Left(address)));
        Assert.Empty(_broker.Dead);
    }

    [Fact]
    public async Task What_fails_is_told_with_its_text_and_place_and_siblings_go_on()
    {
        var bad = Made("bad", (_, _) => throw new InvalidDataException("a bad row"));
        var after = Made("after", null, bad);
        Worker();
        var report = await RunAsync(Made("root", null, Made("good", (_, _) => new("fine")), after));
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
        var slow = Made("slow", async (_, _) =>
        {
            if (Interlocked.Increment(ref times) > 1)
                return "second";
            began.SetResult();
            await goOn.Task;
            return "first";
        });
        var first = Worker();
        var run = RunAsync(slow);
        await began.Task.WaitAsync(s_patience);
        first.Cut();
        Worker();
        Assert.Equal(new RunCounts(1, 0, 0, 0), (await run).Counts);
        goOn.SetResult();
        Assert.Equal("second", await ValueAsync(slow));
        Assert.Equal(2, (await _store.Catalog.FindAsync([TaskKey.Of(slow)]))[TaskKey.Of(slow)].Attempt);

        // Not even later.
        await Task.Delay(100);
        Assert.Equal("second", await ValueAsync(slow));
    }

    [Fact]
    public async Task A_task_that_is_the_end_of_its_workers_fails_with_that_reason_its_neighbours_are_done_and_it_can_be_sent_again()
    {
        MemoryBroker.Connection? current = null;
        var deaths = 0;
        var isHealed = false;
        var dead = new SemaphoreSlim(0);
        var poison = Made("poison", async (_, context) =>
        {
            if (isHealed)
                return "healed";
            Interlocked.Increment(ref deaths);
            current!.Cut();
            dead.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            return "never";
        });
        Step[] others = [.. Enumerable.Range(0, 40).Select(i => Made($"other{i}", (_, _) => new("x")))];
        current = Worker(slots: 4);
        var run = RunAsync(Made("root", null, [.. others[..20], poison, .. others[20..]]));
        for (var death = 0; death < 3; death++)
        {
            Assert.True(await dead.WaitAsync(s_patience), "The task is not tried again.");
            current = Worker(slots: 4);
        }

        var report = await run;
        Assert.Equal(new RunCounts(40, 0, 1, 1), report.Counts);
        Assert.Equal(3, deaths);
        var error = Assert.IsType<WorkerDiedException>(report.Tasks.Single(t => t.State == TaskState.Failed).Error);
        Assert.Contains("was in the hands of a worker each of 3 times", error.Message, StringComparison.Ordinal);
        var letter = Assert.Single(_broker.Dead);
        Assert.Equal("poison", letter.To.Name);
        isHealed = true;
        Assert.Equal("healed", await Pipeline.Open(_store.Store, _store.Options).GetAsync(poison, new() { Broker = _broker.Connect() }).WaitAsync(s_patience));
    }

    [Fact]
    public async Task Results_that_are_lost_on_their_way_are_found_in_the_catalog()
    {
        _broker.IsLost = m => m.To.Kind == BrokerAddressKind.Driver && Refrain.Running.Envelope.Read(m.Body).Kind == Refrain.Running.EnvelopeKind.Ended;
        Worker();
        Assert.Equal(new RunCounts(2, 0, 0, 0), (await RunAsync(Made("root", null, Made("part", (_, _) => new("x"))))).Counts);
    }

    [Fact]
    public async Task Messages_that_come_twice_do_no_harm()
    {
        var times = new ConcurrentDictionary<string, int>();
        var isDoubling = true;
        _broker.IsLost = m =>
        {
            if (isDoubling && m.To.Kind is BrokerAddressKind.Tasks or BrokerAddressKind.Driver)
            {
                isDoubling = false;
                _broker.Put(m);
                isDoubling = true;
            }

            return false;
        };
        Worker(slots: 1);
        Worker(slots: 1);
        var root = Made("root", null, [.. Enumerable.Range(0, 50).Select(i => Made($"part{i}", (_, _) => new("x")))]);
        Assert.Equal(new RunCounts(51, 0, 0, 0), (await RunAsync(root)).Counts);
        Assert.Empty(_broker.Dead);
        Assert.Equal(51, await _store.Catalog.ListAsync().CountAsync());
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_ends_what_it_has_begun_and_gives_back_the_rest()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var slow = Made("slow", async (_, _) =>
        {
            began.TrySetResult();
            await goOn.Task;
            return "s";
        });
        Made("asked", (_, _) => new("?"));
        var root = Made("root", null, [slow, .. Enumerable.Range(0, 5).Select(i => Made($"part{i}", (_, _) => new("x")))]);
        Worker(slots: 1);
        var run = RunAsync(root);
        await began.Task.WaitAsync(s_patience);
        await _workers[0].Drain.CancelAsync();
        var second = Worker(slots: 1);
        await UntilAsync(async () => await _store.Catalog.ListAsync().CountAsync() == 5);
        Assert.False(_workers[0].Work.IsCompleted);
        goOn.SetResult();
        Assert.Equal(new RunCounts(7, 0, 0, 0), (await run).Counts);
        await _workers[0].Work.WaitAsync(s_patience);
        Assert.Equal(1, (await _store.Catalog.FindAsync([TaskKey.Of(slow)]))[TaskKey.Of(slow)].Attempt);
    }

    [Fact]
    public async Task Cancelling_the_run_reaches_the_tasks()
    {
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var endless = Made("endless", async (_, context) =>
        {
            began.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            }
            finally
            {
                ended.SetResult();
            }

            return "";
        });
        Worker(slots: 1);
        using var stop = new CancellationTokenSource();
        var run = Pipeline.Open(_store.Store, _store.Options).RunAsync([endless, .. Enumerable.Range(0, 4).Select(i => Made($"waiting{i}", (_, _) => new("x")))], new() { Broker = _broker.Connect(), CancellationGrace = s_patience }, stop.Token);
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
        var slow = Made("slow", async (_, _) =>
        {
            Interlocked.Increment(ref times);
            began.TrySetResult();
            await goOn.Task;
            return "s";
        });
        Worker();
        var lost = _broker.Connect();
        var dying = new DyingLease();
        var first = Pipeline.Open(_store.Store, _store.Options with { Time = dying }).RunAsync([slow], new() { Broker = lost });
        await began.Task.WaitAsync(s_patience);
        lost.Cut();
        dying.IsDead = true;

        // Its lease would have ended by now; the worker renews it while it is at work.
        var second = RunAsync(Made("reader", null, slow));
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(second.IsCompleted);
        goOn.SetResult();
        Assert.Equal(new RunCounts(1, 1, 0, 0), (await second).Counts);
        Assert.Equal(1, times);
        _ = first.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    private Step Made(string name, Func<IReadOnlyList<string>, TaskContext, ValueTask<string>>? body = null, params ITask[] needs) =>
        Add(body is null ? new Step(name) { Needs = needs } : new Step(name) { Needs = needs, Body = body });

    private Step Add(Step step) => _steps[step.Name] = step;

    private MemoryBroker.Connection Worker(int slots = 2)
    {
        var connection = _broker.Connect();
        var drain = new CancellationTokenSource();
        var name = string.Create(CultureInfo.InvariantCulture, $"w{_workers.Count}");
        _workers.Add((Pipeline.Open(_store.Store, _store.Options).WorkAsync(connection, new() { Slots = slots, Name = name }, drain.Token), drain, connection));
        return connection;
    }

    private Task<RunReport> RunAsync(ITask task) =>
        Pipeline.Open(_store.Store, _store.Options).RunAsync([task], new() { Broker = _broker.Connect(), Workers = 4 }).WaitAsync(s_patience);

    private Task<string> ValueAsync(Step step) => Pipeline.Open(_store.Store, _store.Options).GetAsync(step);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var look = 0; !await condition(); look++)
        {
            Assert.True(look < 3_000, "It does not come to that.");
            await Task.Delay(20);
        }
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
