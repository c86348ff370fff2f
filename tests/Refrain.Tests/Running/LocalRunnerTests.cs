using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>What a run promises: only what must run does, failures stay where they are, and what was committed stays.</summary>
public sealed class LocalRunnerTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_second_run_executes_nothing()
    {
        var a = new Step("a") { Body = (_, _) => new("1") };
        var b = new Step("b") { Needs = [a] };

        Assert.Equal(["a: Executed (missing)", "b: Executed (missing)"], StoreFixture.Lines(await _store.RunAsync(b)));
        Assert.Equal(["a: UpToDate", "b: UpToDate"], StoreFixture.Lines(await _store.RunAsync(b)));
    }

    [Fact]
    public async Task A_changed_source_runs_what_it_reaches_and_the_rest_is_cut_off_where_content_stays()
    {
        var content = "x1";
        var source = new Input("source") { Content = () => content };
        var length = new Step("length") { Needs = [source], Body = (t, _) => new($"{t[0].Length}") };
        var text = new Step("text") { Needs = [source] };
        var end = new Step("end") { Needs = [length, text] };
        var apart = new Step("apart");
        await _store.RunAsync(end, apart);

        content = "x2";
        Assert.Equal(
            ["length: Executed (input changed: source)", "text: Executed (input changed: source)", "end: Executed (input changed: text)", "apart: UpToDate"],
            StoreFixture.Lines(await _store.RunAsync(end, apart)));

        // Same length: `length` runs and makes the same; nothing above it does.
        content = "y2";
        Assert.Equal(["length: Executed (input changed: source)"], StoreFixture.Lines(await _store.RunAsync(length)));
        Assert.Equal("end: Executed (input changed: text)", StoreFixture.Lines(await _store.RunAsync(end)).Last());
        Assert.Equal("y2", await Pipeline.Open(_store.Store).GetAsync(text));
    }

    [Fact]
    public async Task A_failure_leaves_the_old_artifact_and_skips_only_what_depends_on_it()
    {
        var fails = false;
        var content = "1";
        var source = new Input("source") { Content = () => content };
        var bad = new Step("bad") { Needs = [source], Body = (t, _) => fails ? throw new InvalidDataException("no good") : new(t[0]) };
        var after = new Step("after") { Needs = [bad] };
        var other = new Step("other");
        await _store.RunAsync(after);

        fails = true;
        content = "2";
        var report = await _store.RunAsync(after, other);
        Assert.Equal(RunState.Failed, report.State);
        Assert.Equal(["bad: Failed (input changed: source)", "after: Skipped", "other: Executed (missing)"], StoreFixture.Lines(report));
        Assert.Equal("no good", report.Tasks[0].Error!.Message);
        Assert.Equal(new RunCounts(1, 0, 1, 1), report.Counts);
        Assert.NotNull(await Pipeline.Open(_store.Store).FindAsync(bad));

        fails = false;
        Assert.Equal(["bad: Executed (input changed: source)", "after: Executed (input changed: bad)"], StoreFixture.Lines(await _store.RunAsync(after)));
    }

    [Fact]
    public async Task Failing_fast_starts_nothing_more()
    {
        Step[] steps = [.. Enumerable.Range(0, 20).Select(i => new Step($"s{i:00}") { Body = (_, _) => i == 0 ? throw new IOException("first") : new("") })];
        var report = await Pipeline.Open(_store.Store).RunAsync(steps, new RunOptions { Workers = 1, KeepGoing = false });
        Assert.Equal(new RunCounts(0, 0, 1, 19), report.Counts);
    }

    [Fact]
    public async Task A_runtime_requirement_extends_the_graph_before_the_task_runs()
    {
        var listing = "p q";
        var source = new Input("listing") { Content = () => listing };
        var all = new Step("all")
        {
            Needs = [source],
            Later = texts => texts[0].Split(' ').Select(n => new Step(n) { Body = (_, _) => new($"<{n}>") }),
            Body = (texts, _) => new(string.Join('+', texts)),
        };

        Assert.Equal(["p: Executed (missing)", "q: Executed (missing)", "all: Executed (missing)"], StoreFixture.Lines(await _store.RunAsync(all)));
        Assert.Equal("p q+<p>+<q>", await Pipeline.Open(_store.Store).GetAsync(all));
        Assert.Equal(["p: UpToDate", "q: UpToDate", "all: UpToDate"], StoreFixture.Lines(await _store.RunAsync(all)));

        listing = "q r";
        Assert.Equal(["q: UpToDate", "r: Executed (missing)", "all: Executed (input changed: listing)"], StoreFixture.Lines(await _store.RunAsync(all)));
    }

    [Fact]
    public async Task A_failing_source_and_a_throwing_requirement_are_failures_of_their_own()
    {
        var gone = new Input("gone") { Content = () => throw new FileNotFoundException("not there") };
        var report = await _store.RunAsync(new Step("a") { Needs = [gone] }, new Step("b") { Later = _ => throw new InvalidDataException("cannot list") });
        Assert.Equal(["gone: Failed", "a: Skipped", "b: Failed"], StoreFixture.Lines(report));
    }

    [Fact]
    public async Task Force_runs_what_was_asked_for_and_nothing_else()
    {
        var a = new Step("a");
        var b = new Step("b") { Needs = [a] };
        await _store.RunAsync(b);
        Assert.Equal(["a: UpToDate", "b: Executed (forced)"], StoreFixture.Lines(await _store.RunAsync(b, new RunOptions { Force = true })));
    }

    [Fact]
    public async Task Damaged_bytes_are_noticed_where_they_are_read_and_made_again()
    {
        var a = new Step("a") { Body = (_, _) => new(new string('a', 100_000)) };
        var b = new Step("b") { Needs = [a], Body = (t, _) => new($"{t[0].Length}") };
        await _store.RunAsync(a);
        await _store.DamageAsync(a);

        var report = await _store.RunAsync(b);
        Assert.Equal(["a: Executed (corrupt)", "b: Executed (missing)"], StoreFixture.Lines(report));
        Assert.Equal("100000", await Pipeline.Open(_store.Store).GetAsync(b));

        await _store.DamageAsync(a);
        Assert.Equal(100_000, (await Pipeline.Open(_store.Store).GetAsync(a)).Length);
    }

    [Fact]
    public async Task A_cancelled_run_ends_soon_keeps_what_was_committed_and_goes_on_next_time()
    {
        using var cancel = new CancellationTokenSource();
        var a = new Step("a");
        var deaf = new Step("deaf")
        {
            Needs = [a],
            Body = async (_, context) =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return "never";
            },
        };
        var report = await _store.RunAsync(deaf, new RunOptions(), cancel.Token);
        Assert.Equal(RunState.Cancelled, report.State);
        Assert.Equal(["a: Executed (missing)", "deaf: Skipped"], StoreFixture.Lines(report));
        Assert.Equal(["a: UpToDate", "deaf: Executed (missing)"], StoreFixture.Lines(await _store.RunAsync(new Step("deaf") { Needs = [a] })));
    }

    [Fact]
    public async Task Workers_bound_how_many_tasks_run_at_once()
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
        Step[] steps = [.. Enumerable.Range(0, 50).Select(i => new Step($"s{i}")
        {
            Body = async (_, _) =>
            {
                lock (gate)
                    most = Math.Max(most, ++now);
                await Task.Yield();
                lock (gate)
                    now--;
                return "";
            },
        })];
        await Pipeline.Open(_store.Store).RunAsync(steps, new RunOptions { Workers = 3 });
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_plan_says_what_a_run_would_do_and_writes_nothing()
    {
        var content = "1";
        var source = new Input("source") { Content = () => content };
        var a = new Step("a") { Needs = [source] };
        var b = new Step("b") { Needs = [a], Later = t => [new Step("later-" + t[0])] };
        var pipeline = Pipeline.Open(_store.Store);

        var first = await pipeline.PlanAsync([b]);
        Assert.Equal(["a: Run missing", "b: Run missing"], first.Tasks.Select(t => $"{t.Task}: {t.Action} {t.Reason}"));
        Assert.Equal(["b"], first.Open.Select(t => t.ToString()));
        Assert.Null(await pipeline.FindAsync(a));

        await pipeline.RunAsync([b]);
        Assert.All((await pipeline.PlanAsync([b])).Tasks, t => Assert.Equal(PlannedAction.Reuse, t.Action));

        content = "2";
        Assert.Equal(
            ["a: Run input changed: source", "b: Run input changed: a"],
            (await pipeline.PlanAsync([b])).Tasks.Select(t => $"{t.Task}: {t.Action} {t.Reason}"));
    }

    [Fact]
    public async Task A_requirement_property_that_throws_fails_its_task_and_the_run()
    {
        var bad = new Step("bad") { Needs = new Throwing() };
        var report = await _store.RunAsync(bad, new Step("other"));
        Assert.Equal(["bad: Failed", "other: Executed (missing)"], StoreFixture.Lines(report));
        Assert.Equal(RunState.Failed, report.State);
        Assert.IsType<RequirementException>((await Assert.ThrowsAsync<RunFailedException>(() => Pipeline.Open(_store.Store).GetAsync(bad))).InnerException);
    }

    [Fact]
    public async Task Progress_of_nothing_in_all_is_no_end()
    {
        var fractions = new List<double>();
        var allSeen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var step = new Step("s")
        {
            Body = async (_, context) =>
            {
                foreach (var fraction in new[] { double.NaN, 0.5, 2, -1 })
                    context.ReportProgress(fraction);
                await allSeen.Task;
                return "done";
            },
        };
        var options = new RunOptions
        {
            Progress = e =>
            {
                fractions.AddRange(e.Kind == RunEventKind.Progress ? [e.Fraction] : []);
                if (fractions.Count == 4)
                    allSeen.TrySetResult();
            },
        };
        Assert.Equal(["s: Executed (missing)"], StoreFixture.Lines(await _store.RunAsync(step, options)));
        Assert.Equal([0, 0.5, 1, 0], fractions);
    }

    [Fact]
    public async Task A_listener_that_throws_ends_the_run_with_what_it_threw_and_leaves_nothing_at_work()
    {
        var (started, ended) = (0, 0);
        var thrown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Step[] steps = [.. Enumerable.Range(0, 8).Select(i => new Step($"s{i}")
        {
            Body = async (_, _) =>
            {
                // All but the first to begin, whichever that is, are at work when the listener throws, and heed no token.
                if (Interlocked.Increment(ref started) > 1)
                    await thrown.Task;
                Interlocked.Increment(ref ended);
                return "";
            },
        })];
        var options = new RunOptions
        {
            Workers = 4,
            Progress = e =>
            {
                if (e.Kind != RunEventKind.Ended)
                    return;
                thrown.TrySetResult();
                throw new InvalidDataException("listener");
            },
        };
        Assert.Equal("listener", (await Assert.ThrowsAsync<InvalidDataException>(() => Pipeline.Open(_store.Store).RunAsync(steps, options))).Message);
        Assert.Equal(started, ended);
        Assert.Equal(RunState.Succeeded, (await _store.RunAsync(steps)).State);
    }

    [Fact]
    public async Task What_gives_up_when_it_is_cancelled_has_not_failed_however_it_says_so()
    {
        for (var i = 0; i < 50; i++)
        {
            using var cancel = new CancellationTokenSource();
            Step[] steps = [.. Enumerable.Range(0, 4).Select(n => new Step($"s{i}-{n}")
            {
                Body = (_, context) =>
                {
                    if (n == 0)
                        cancel.CancelAfter(1);
                    Task.Delay(Timeout.Infinite, context.CancellationToken).Wait();
                    return new("never");
                },
            })];
            var report = await Pipeline.Open(_store.Store).RunAsync(steps, new RunOptions { Workers = 4 }, cancel.Token);
            Assert.Equal((RunState.Cancelled, new RunCounts(0, 0, 0, 4)), (report.State, report.Counts));
        }
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_gives_a_report_too()
    {
        var report = await _store.RunAsync(new Step("s"), new RunOptions(), new CancellationToken(canceled: true));
        Assert.Equal((RunState.Cancelled, new RunCounts(0, 0, 0, 1)), (report.State, report.Counts));
    }

    [Fact]
    public async Task Scratch_that_the_task_removed_or_that_cannot_be_removed_changes_nothing()
    {
        var tidy = new Step("tidy")
        {
            Body = (_, context) =>
            {
                Directory.Delete(context.ScratchDirectory);
                return new("tidy");
            },
        };
        Assert.Equal("tidy", await Pipeline.Open(_store.Store).GetAsync(tidy));
    }

    [Fact]
    public async Task A_null_among_the_tasks_is_a_mistake_of_the_caller()
    {
        Assert.Contains("position 1", (await Assert.ThrowsAsync<ArgumentException>(async () => await _store.RunAsync([new Step("a"), null!]))).Message, StringComparison.Ordinal);
        Assert.Empty(await _store.Catalog.ListRunsAsync().ToListAsync());
    }

    [Fact]
    public async Task Workers_that_block_do_not_wait_for_threads()
    {
        // Each waits until all are there: with a thread less, none would go on.
        using var all = new Barrier(24);
        Step[] steps = [.. Enumerable.Range(0, 24).Select(i => new Step($"s{i}") { Body = (_, _) => new($"{all.SignalAndWait(TimeSpan.FromSeconds(5))}") })];
        var pipeline = Pipeline.Open(_store.Store);
        await pipeline.RunAsync(steps, new RunOptions { Workers = 24 });
        foreach (var step in steps)
            Assert.Equal("True", await pipeline.GetAsync(step));
    }

    [Fact]
    public async Task What_was_made_long_ago_in_a_run_is_read_from_the_catalog()
    {
        // More than the run holds in memory, read at its end.
        Step[] parts = [.. Enumerable.Range(0, 4000).Select(i => new Step($"p{i}") { Body = (_, _) => new(new string((char)('a' + (i % 26)), 16_000)) })];
        var sum = new Step("sum") { Needs = [.. parts[..50], .. parts[^50..]], Body = (t, _) => new(string.Concat(t.Select(x => x[0]))) };
        var one = new Step("one") { Needs = [parts[0], sum], Body = (t, _) => new($"{t[0].Length}") };
        var pipeline = Pipeline.Open(_store.Store);
        Assert.Equal(new RunCounts(4002, 0, 0, 0), (await pipeline.RunAsync([.. parts, one])).Counts);
        Assert.Equal(100, (await pipeline.GetAsync(sum)).Length);
        Assert.Equal("16000", await pipeline.GetAsync(one));
        Assert.Equal(new RunCounts(0, 4002, 0, 0), (await pipeline.RunAsync([.. parts, one])).Counts);
    }

    [Fact]
    public async Task Two_stores_in_memory_may_name_one_scratch_folder()
    {
        using var both = new Barrier(2);
        var step = new Step("s")
        {
            Body = (_, context) =>
            {
                var mine = Path.Combine(context.ScratchDirectory, "mine");
                File.WriteAllText(mine, "");
                both.SignalAndWait(TimeSpan.FromSeconds(5));
                return new($"{File.Exists(mine)} {Directory.GetFiles(context.ScratchDirectory).Length}");
            },
        };
        var runs = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var pipeline = Pipeline.Open(new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), _store.Store.ScratchFolder));
            return await pipeline.GetAsync(step);
        }));
        Assert.Equal(["True 1", "True 1"], await Task.WhenAll(runs));
        Assert.Empty(Directory.GetFileSystemEntries(_store.Store.ScratchFolder));
    }

    [Fact]
    public async Task A_cycle_is_said_to_be_one_by_a_run_and_by_a_plan()
    {
        var needs = new List<ITask>();
        var a = new Step("a") { Needs = needs };
        needs.Add(new Step("b") { Needs = [a] });
        var run = await Assert.ThrowsAsync<RequirementException>(() => _store.RunAsync(a));
        var plan = await Assert.ThrowsAsync<RequirementException>(() => Pipeline.Open(_store.Store).PlanAsync([a]));
        Assert.Equal(run.Message, plan.Message);
    }

    /// <summary>What a requirement's code throws only when it is asked.</summary>
    private sealed class Throwing : List<ITask>, IReadOnlyList<ITask>
    {
        IEnumerator<ITask> IEnumerable<ITask>.GetEnumerator() => throw new InvalidDataException("no list");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new InvalidDataException("no list");
    }
}
