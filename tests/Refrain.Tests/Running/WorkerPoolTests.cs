using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Refrain.Running;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Running;

/// <summary>Tasks that are run by workers at the other ends of pipes: as on threads, and whatever becomes of the workers.</summary>
public sealed class WorkerPoolTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<PipeLink> _links = new();
    private readonly ConcurrentDictionary<string, Step> _steps = [];

    public WorkerPoolTests()
    {
        TaskRegistry.Register([TaskDescriptor.Of<Step>(), TaskDescriptor.Of<UrgentStep>(), TaskDescriptor.Of<Input>()]);
        Step.Decoded = name => _steps[name];
    }

    public void Dispose()
    {
        foreach (var link in _links)
            link.Release();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_required_before_and_while_tasks_run_is_the_same_as_on_threads()
    {
        var a = Made("a", (_, _) => new("A"));
        Made("asked", (_, _) => new("?"));
        var b = Made("b", async (texts, context) => string.Concat(texts) + await context.RequireAsync(_steps["asked"]), a);
        var late = Made("late", (_, _) => new("L"));
        var c = Add(new Step("c") { Needs = [a, b], Later = texts => texts.Contains("A?") ? [late] : [] });
        var report = await RunAsync(c, new() { Workers = 2 });
        Assert.Equal(new RunCounts(5, 0, 0, 0), report.Counts);
        Assert.Equal("AA?L", await ValueAsync(c));
        Assert.Equal(new RunCounts(0, 5, 0, 0), (await RunAsync(c, new())).Counts);
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a", "c")]
    [InlineData("a")]
    public async Task Requirements_that_come_out_otherwise_in_a_worker_are_named_and_damage_nothing(params string[] there)
    {
        foreach (var name in new[] { "a", "b", "c" })
            Made(name, (_, _) => new(name));
        var all = Made("all", (texts, _) => new(string.Concat(texts)), _steps["a"], _steps["b"]);
        Step.Decoded = name => name == "all" ? all with { Needs = [.. there.Select(n => _steps[n])] } : _steps[name];
        var report = await RunAsync(all, new() { Workers = 2 });
        Assert.Equal(new RunCounts(2, 0, 1, 0), report.Counts);
        var error = Assert.Single(report.Tasks, static t => t.State == TaskState.Failed).Error!;
        Assert.Contains($"Requirement 'Steps' of {all} gives other tasks here than where the run was started, or in another order: it depends on more than the parameters.", error.Message, StringComparison.Ordinal);

        Step.Decoded = name => _steps[name];
        Assert.Equal(new RunCounts(1, 2, 0, 0), (await RunAsync(all, new() { Workers = 2 })).Counts);
        Assert.Equal("ab", await ValueAsync(all));
    }

    [Fact]
    public async Task A_task_that_comes_out_of_its_message_as_another_fails_and_is_named()
    {
        var sent = Made("sent", (_, _) => new("s"));
        Step.Decoded = name => name == "sent" ? new Step("other") : _steps[name];
        var report = await RunAsync(sent, new() { Workers = 2 }).WaitAsync(s_patience);
        Assert.Equal(new RunCounts(0, 0, 1, 0), report.Counts);
        Assert.Contains($"came out as {new Step("other")}, which is another one", report.Tasks[0].Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exception_whose_words_cannot_be_read_ends_its_task_like_any_other(bool isMissing)
    {
        var step = Made("s", (_, _) => throw new Unspeakable(isMissing));
        var report = await RunAsync(step, new() { Workers = 2 }).WaitAsync(s_patience);
        Assert.Equal(new RunCounts(0, 0, 1, 0), report.Counts);
        Assert.Contains(isMissing ? "" : $"(what {typeof(Unspeakable)} says cannot be read: {typeof(InvalidCastException)})", report.Tasks[0].Error!.Message, StringComparison.Ordinal);

        await using var pipeline = Pipeline.Open(new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), _folder["scratch"]));
        var asking = Made("asking", async (_, context) => await context.RequireAsync(step));
        Assert.Equal(new RunCounts(0, 0, 1, 1), (await pipeline.RunAsync([asking])).Counts);
        await Assert.ThrowsAsync<RunFailedException>(() => pipeline.GetAsync(step));
    }

    [Fact]
    public async Task Workers_are_started_once_when_they_are_told_to_get_ready_and_end_without_a_task()
    {
        await using var pipeline = Pipeline.Open(_folder.Path);
        var pool = new WorkerPool(new(2, new("unused", [])), () => Linked(_folder.Path), new(), new(), _folder.Path, 1, new Outcomes(TimeProvider.System));
        pool.GetReady();
        pool.GetReady();
        Assert.Equal(2, _links.Count);
        await pool.DisposeAsync().AsTask().WaitAsync(s_patience);
        pool.GetReady();
        Assert.Equal(2, _links.Count);
    }

    [Fact]
    public async Task Thousands_wait_at_once_and_what_they_wait_for_is_run_by_the_same_workers()
    {
        Made("gate", (_, _) => new("g"));
        Step[] waiting = [.. Enumerable.Range(0, 2_000).Select(i => Made($"w{i}", async (_, context) => await context.RequireAsync(_steps["gate"])))];
        var root = Made("root", async (_, context) => (await context.RequireAllAsync(waiting)).Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(new RunCounts(2_002, 0, 0, 0), (await RunAsync(root, new() { Workers = 2 })).Counts);
        Assert.Equal("2000", await ValueAsync(root));
    }

    [Fact]
    public async Task What_fails_is_told_with_its_text_and_place_and_siblings_go_on()
    {
        var bad = Made("bad", (_, _) => throw new InvalidDataException("a bad row"));
        var good = Made("good", (_, _) => new("fine"));
        var after = Made("after", null, bad);
        var report = await RunAsync(Made("root", null, good, after), new());
        Assert.Equal(new RunCounts(1, 0, 1, 2), report.Counts);
        var error = Assert.IsType<RemoteTaskException>(report.Tasks.Single(t => t.State == TaskState.Failed).Error);
        Assert.Equal("a bad row", error.Message);
        Assert.Equal(typeof(InvalidDataException).FullName, error.TypeName);
        Assert.Contains(nameof(What_fails_is_told_with_its_text_and_place_and_siblings_go_on), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cycle_of_tasks_that_ask_for_each_other_is_found()
    {
        Made("one", async (_, context) => await context.RequireAsync(_steps["two"]));
        Made("two", async (_, context) => await context.RequireAsync(_steps["one"]));
        var report = await RunAsync(_steps["one"], new());
        Assert.Contains(report.Tasks, t => t.Error is RequirementException { Message: var text } && text.Contains("waits for", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_tasks_of_a_worker_that_dies_go_to_others(int count)
    {
        var tries = 0;
        var deadly = Made("deadly", async (_, context) =>
        {
            if (Interlocked.Increment(ref tries) <= 2)
            {
                PipeLink.Current.Kill();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }

            return "lived";
        });
        Step[] others = [.. Enumerable.Range(0, 100).Select(i => Made($"o{i}"))];
        var report = await RunAsync(Made("root", null, [deadly, .. others]), new() { Workers = 4 }, count);
        Assert.Equal(new RunCounts(102, 0, 0, 0), report.Counts);
        Assert.Equal(3, tries);
        Assert.True(_links.Count(l => l.WasKilled) >= 2);
    }

    [Fact]
    public async Task A_task_that_was_at_work_in_three_workers_that_died_fails_and_the_innocent_do_not()
    {
        var tries = 0;
        var again = new TaskCompletionSource();
        var deadly = Made("deadly", async (_, context) =>
        {
            if (Interlocked.Increment(ref tries) == 2)
                again.SetResult();
            PipeLink.Current.Kill();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return "";
        });
        Step[] slow = [.. Enumerable.Range(0, 3).Select(i => Made($"slow{i}", async (_, context) =>
        {
            await again.Task.WaitAsync(context.CancellationToken);
            return "";
        }))];
        var after = Made("after", null, deadly);
        var report = await RunAsync(Made("root", null, [after, .. slow]), new() { Workers = 4 });
        Assert.Equal(3, tries);
        Assert.Equal(new RunCounts(3, 0, 1, 2), report.Counts);
        var error = Assert.IsType<WorkerDiedException>(report.Tasks.Single(t => t.State == TaskState.Failed).Error);
        Assert.StartsWith("deadly was at work in a worker process each of 3 times that one ended", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_suspect_that_waits_does_not_keep_a_worker_from_what_it_waits_for(int count)
    {
        var tries = new ConcurrentDictionary<string, int>();
        Made("first");
        Made("asked", null, _steps["first"]);
        Step[] suspects = [.. Enumerable.Range(0, 3).Select(i => Made($"suspect{i}", async (_, context) =>
        {
            if (tries.AddOrUpdate($"suspect{i}", 1, static (_, n) => n + 1) <= 2)
            {
                PipeLink.Current.Kill();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }

            // It asks for two at once, and again, and each time waits until nothing is at work beside it.
            var both = await Task.WhenAll(context.RequireAsync(_steps["asked"]), context.RequireAsync(_steps["first"]));
            return both[0] + await context.RequireAsync(Made($"later{i}"));
        }))];
        var report = await RunAsync(Made("root", null, suspects), new() { Workers = count }, count);
        Assert.Equal(RunState.Succeeded, report.State);
        Assert.All(suspects, suspect => Assert.True(tries[suspect.Name] >= 3));
    }

    [Fact]
    public async Task What_a_worker_still_makes_that_was_taken_for_dead_does_not_count()
    {
        var tries = 0;
        var zombie = new TaskCompletionSource();
        var published = new TaskCompletionSource();
        var task = Made("t", async (_, _) =>
        {
            if (Interlocked.Increment(ref tries) == 1)
            {
                PipeLink.Current.Kill();
                await zombie.Task;
                return "late";
            }

            return "in time";
        });
        var hold = Made("hold", async (texts, context) =>
        {
            // The first one goes on only now, and its claim is somebody else's.
            zombie.SetResult();
            await published.Task.WaitAsync(context.CancellationToken);
            return texts[0];
        }, task);
        var run = RunAsync(hold, new() { Workers = 2 });
        await zombie.Task;
        await using (var store = LocalStore.Open(_folder.Path))
        {
            for (var look = 0; look < 20; look++)
            {
                Assert.Equal(ContentHash.Of(await BytesAsync(store, task)), (await store.Catalog.FindAsync([((ITask)task).Key]))[((ITask)task).Key].Version);
                await Task.Delay(5);
            }
        }

        published.SetResult();
        Assert.Equal(new RunCounts(2, 0, 0, 0), (await run).Counts);
        Assert.Equal("in time", await ValueAsync(hold));
    }

    [Fact]
    public async Task A_worker_that_writes_something_else_to_its_pipe_is_replaced()
    {
        var tries = 0;
        var task = Made("t", async (_, context) =>
        {
            if (Interlocked.Increment(ref tries) == 1)
            {
                PipeLink.Current.WorkerOutput.Write("100 % done\n"u8.ToArray());
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }

            return "done";
        });
        Assert.Equal(new RunCounts(1, 0, 0, 0), (await RunAsync(task, new(), count: 1)).Counts);
        Assert.Equal(2, _links.Count);
    }

    [Fact]
    public async Task Workers_are_replaced_after_so_many_tasks()
    {
        Step[] steps = [.. Enumerable.Range(0, 20).Select(i => Made($"s{i}"))];
        var report = await RunAsync(Made("root", null, steps), new() { Workers = 1 }, count: 1, processes => processes with { MaxTasks = 5 });
        Assert.Equal(new RunCounts(21, 0, 0, 0), report.Counts);
        Assert.InRange(_links.Count, 2, 6);
    }

    [Fact]
    public async Task What_is_suspended_in_a_worker_that_is_to_be_replaced_does_not_keep_others_from_being_run()
    {
        for (var i = 0; i < 20; i++)
            Made($"leaf{i}");
        var asking = Made("asking", async (_, context) =>
        {
            for (var i = 0; i < 20; i++)
                await context.RequireAsync(_steps[$"leaf{i}"]);
            return "asked";
        });
        Assert.Equal(new RunCounts(21, 0, 0, 0), (await RunAsync(asking, new() { Workers = 1 }, count: 1, processes => processes with { MaxTasks = 3 })).Counts);
    }

    [Fact]
    public async Task A_task_that_does_not_end_in_its_time_taints_its_worker_which_is_replaced()
    {
        var release = new ManualResetEventSlim();
        var hung = Made("hung", (_, _) =>
        {
            release.Wait();
            return new("");
        });
        var after = Made("after", (_, _) => new("x"));
        var report = await RunAsync(Made("root", null, hung, after), new() { Workers = 1, Timeout = TimeSpan.FromMilliseconds(50), CancellationGrace = TimeSpan.FromMilliseconds(20) }, count: 1);
        release.Set();
        Assert.Equal(new RunCounts(1, 0, 1, 1), report.Counts);
        Assert.Contains("limit of 00:00:00.05", report.Tasks.Single(t => t.State == TaskState.Failed).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_cancels_what_its_workers_do()
    {
        using var stop = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        var task = Made("t", async (_, context) =>
        {
            await stop.CancelAsync();
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                cancelled.SetResult();
            }

            return "";
        });
        var report = await RunAsync(task, new(), cancellationToken: stop.Token);
        Assert.Equal(RunState.Cancelled, report.State);
        await cancelled.Task.WaitAsync(s_patience);
    }

    [Fact]
    public async Task Of_a_cancelled_run_nothing_is_said_to_go_to_others()
    {
        using var stop = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        var told = new ConcurrentQueue<string>();
        var task = Made("t", (_, _) =>
        {
            stop.Cancel();
            release.Wait();
            return new("");
        });
        var report = await RunAsync(task, new() { CancellationGrace = TimeSpan.FromMilliseconds(20) }, cancellationToken: stop.Token, logger: new Told(told));
        release.Set();
        Assert.Equal(RunState.Cancelled, report.State);
        Assert.DoesNotContain(told, static line => line.Contains("A worker process ended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_that_has_failed_with_its_worker_is_not_said_to_go_to_others()
    {
        var told = new ConcurrentQueue<string>();
        var deadly = Made("deadly", async (_, context) =>
        {
            PipeLink.Current.Kill();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return "";
        });
        var report = await RunAsync(deadly, new() { Workers = 1 }, count: 1, logger: new Told(told));
        Assert.Equal(new RunCounts(0, 0, 1, 0), report.Counts);
        Assert.Equal([true, true, false], told.Where(static line => line.Contains("worker", StringComparison.Ordinal) && !line.Contains("deadly", StringComparison.Ordinal)).Select(static line => line.EndsWith(". 1 task goes to others.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_waits_behind_a_slow_task_is_given_to_a_worker_that_has_nothing_to_do()
    {
        var ended = 0;
        var all = new TaskCompletionSource();
        Step[] quick = [.. Enumerable.Range(0, 300).Select(i => Made($"q{i}"))];
        var slow = Made("slow", async (_, context) =>
        {
            await all.Task.WaitAsync(context.CancellationToken);
            return "";
        }, quick[0]);
        var report = await RunAsync(Made("root", null, [slow, .. quick]), new()
        {
            Workers = 2,
            Progress = e =>
            {
                if (e.Kind == RunEventKind.Ended && ++ended == quick.Length)
                    all.TrySetResult();
            },
        });
        Assert.Equal(new RunCounts(302, 0, 0, 0), report.Counts);
    }

    [Fact]
    public async Task A_worker_with_another_store_is_told_so()
    {
        using var other = new TempFolder();
        var report = await RunAsync(Made("t"), new(), count: 1, processes => processes with { Start = () => Linked(other.Path) });
        Assert.Contains("has opened another store than this run", report.Tasks.Single().Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_cannot_be_started_is_told()
    {
        var report = await RunAsync(Made("t"), new(), count: 1, processes => processes with { Start = null, Command = new("there-is-no-such-program", ["x"]) });
        Assert.StartsWith("A worker process could not be started: there-is-no-such-program x", report.Tasks.Single().Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_in_memory_is_refused()
    {
        using var memory = new StoreFixture();
        var options = new RunOptions { Processes = new(1, new("x", [])) };
        await Assert.ThrowsAsync<ArgumentException>(() => memory.RunAsync(Made("t"), options));
    }

    private Task<RunReport> RunAsync(Step task, RunOptions options, int count = 2, Func<WorkerProcesses, WorkerProcesses>? with = null, CancellationToken cancellationToken = default, ILogger? logger = null)
    {
        var processes = new WorkerProcesses(count, new("unused", [])) { Start = () => Linked(_folder.Path) };
        return RunAsync();

        async Task<RunReport> RunAsync()
        {
            await using var pipeline = Pipeline.Open(_folder.Path, new() { Logger = logger });
            return await pipeline.RunAsync([task], options with { Processes = with is null ? processes : with(processes) }, cancellationToken).WaitAsync(s_patience, CancellationToken.None);
        }
    }

    private sealed class Told(ConcurrentQueue<string> lines) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception));
    }

    private PipeLink Linked(string folder)
    {
        var link = new PipeLink(folder);
        _links.Enqueue(link);
        return link;
    }

    private async Task<string> ValueAsync(Step task)
    {
        await using var pipeline = Pipeline.Open(_folder.Path);
        return await pipeline.GetAsync(task);
    }

    private static async Task<byte[]> BytesAsync(ArtifactStore store, Step task)
    {
        var entry = (await store.Catalog.FindAsync([((ITask)task).Key], withBytes: true))[((ITask)task).Key];
        await using var stream = store.OpenRead(entry);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private Step Made(string name, Func<IReadOnlyList<string>, TaskContext, ValueTask<string>>? body = null, params Step[] needs) =>
        Add(body is null ? new Step(name) { Needs = needs } : new Step(name) { Needs = needs, Body = body });

    private Step Add(Step step) => _steps[step.Name] = step;

    private sealed class Unspeakable(bool isMissing) : Exception
    {
        public override string Message => isMissing ? null! : throw new InvalidCastException("not even that");

        public override string ToString() => isMissing ? null! : throw new InvalidCastException("nor that");
    }
}
