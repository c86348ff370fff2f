using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Batches;

/// <summary>Tasks that run together, end to end: who is asked together, what each has in the store, and who fails.</summary>
public sealed class BatchRunTests : IDisposable
{
    private static readonly RunOptions s_one = new() { Workers = 1 };
    private readonly StoreFixture _store = new();
    private readonly BatchScript _script = new();

    public BatchRunTests() => _store.Options = new() { Services = _script };

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Those_of_a_table_run_together_up_to_the_limit_and_each_has_an_entry_of_its_own()
    {
        var report = await RunAsync(Lookups("a", 20).Concat(Lookups("b", 3)));
        Assert.Equal(new RunCounts(25, 0, 0, 0), report.Counts);
        Assert.Equal([3, 4, 8, 8], _script.Calls.Select(c => c.Count).Order());
        Assert.All(_script.Calls, call => Assert.Single(call.Cast<Lookup>().Select(l => l.Place).Distinct()));
        var pipeline = Pipeline.Open(_store.Store, _store.Options);
        Assert.Equal("a17", await pipeline.GetAsync(new Lookup("a", 17)));
        var entry = (await _store.Catalog.FindAsync([((ITask)new Lookup("b", 2)).Key])).Values.Single();
        Assert.Equal(((ITask)new Table("b")).Key, entry.Inputs.Single().Key);
        Assert.Equal(4, _script.Calls.Count);
    }

    [Fact]
    public async Task What_is_up_to_date_is_not_asked_for_again()
    {
        await RunAsync(Lookups("a", 5));
        var report = await RunAsync(Lookups("a", 9));
        Assert.Equal(new RunCounts(4, 6, 0, 0), report.Counts);
        Assert.Equal([5, 4], _script.Calls.Select(c => c.Count));
    }

    [Fact]
    public async Task With_two_workers_what_is_ready_is_shared_out()
    {
        var both = new TaskCompletionSource();
        _script.Asking = _ =>
        {
            if (_script.Calls.Count == 2)
                both.TrySetResult();
            return both.Task;
        };
        var report = await RunAsync(Lookups("a", 8), s_one with { Workers = 2 });
        Assert.Equal(9, report.Counts.Executed);
        Assert.Equal([4, 4], _script.Calls.Select(c => c.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task A_failing_batch_marks_only_the_poisonous_member_and_finds_it_in_few_calls(int poison)
    {
        _script.Before = (tasks, i, _) => i == 0 && tasks.Contains(new Lookup("a", poison)) ? throw new IOException("poison") : default;
        var report = await RunAsync(Lookups("a", 8));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal((new Lookup("a", poison), "poison"), (failed.Task, failed.Error!.Message));
        Assert.Equal(8, report.Counts.Executed);
        Assert.Equal(1 + 2 * 3, _script.Calls.Count);
        Assert.Single(_script.Calls, c => c is [Lookup only] && only.Number == poison);
    }

    [Fact]
    public async Task Results_that_had_come_are_committed_and_not_asked_for_again()
    {
        _script.Before = (tasks, i, _) => tasks.Count == 8 && i == 5 ? throw new IOException("half way") : default;
        var report = await RunAsync(Lookups("a", 8));
        Assert.Equal(9, report.Counts.Executed);
        Assert.Equal(["0 1 2 3 4 5 6 7", "5", "6 7"], Calls());
    }

    [Fact]
    public async Task What_is_thrown_after_the_last_result_is_not_lost()
    {
        _script.After = tasks => throw new IOException($"at the end of {tasks.Count}");
        var report = await RunAsync(Lookups("a", 4));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal((new Lookup("a", 3), "at the end of 1"), (failed.Task, failed.Error!.Message));
        Assert.Equal(["0 1 2 3", "3"], Calls());
    }

    [Fact]
    public async Task A_task_that_is_left_out_fails_and_no_other()
    {
        _script.Given = tasks => tasks.Where(t => ((Lookup)t).Number != 2);
        var report = await RunAsync(Lookups("a", 4));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal("RunBatch of Lookup ended without a result for Lookup(Place: a, Number: 2). Give one for each of the tasks.", failed.Error!.Message);
        Assert.Single(_script.Calls);
    }

    [Fact]
    public async Task A_task_that_was_not_handed_over_is_an_error()
    {
        _script.Given = tasks => tasks.Prepend(new Lookup("a", 99));
        var report = await RunAsync(Lookups("a", 2));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal("RunBatch of Lookup gave a result for Lookup(Place: a, Number: 99), which is none of the 2 tasks that it was handed.", failed.Error!.Message);
    }

    [Theory]
    [InlineData("99 0 1 2", "a result for Lookup(Place: a, Number: 99), which is none of the 3 tasks")]
    [InlineData("0 99 1 2", "a result for Lookup(Place: a, Number: 99), which is none of the 3 tasks")]
    [InlineData("0 1 2 99", "a result for Lookup(Place: a, Number: 99), which is none of the 3 tasks")]
    [InlineData("0 0 1 2", "Lookup(Place: a, Number: 0) two results")]
    [InlineData("0 1 0 2", "Lookup(Place: a, Number: 0) two results")]
    [InlineData("0 1 2 2", "Lookup(Place: a, Number: 2) two results")]
    [InlineData("0 1 2 0 99", "Lookup(Place: a, Number: 0) two results")]
    public async Task A_result_that_is_nobodys_is_told_of_wherever_it_stands_and_the_others_count(string given, string error)
    {
        _script.Given = tasks => tasks.Count == 3 ? given.Split(' ').Select(n => new Lookup("a", int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))) : tasks;
        var report = await RunAsync(Lookups("a", 3));
        Assert.Equal(new RunCounts(3, 0, 1, 0), report.Counts);
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal(new Lookup("a", 2), failed.Task);
        Assert.Contains($"RunBatch of Lookup gave {error}", failed.Error!.Message, StringComparison.Ordinal);
        Assert.Single(_script.Calls);
        Assert.Equal(1, (await RunAsync(Lookups("a", 3))).Counts.Executed);
    }

    [Fact]
    public async Task A_result_that_is_nobodys_is_told_of_though_the_call_throws_after_it()
    {
        _script.Given = tasks => tasks.Count == 4 ? tasks.Prepend(new Lookup("a", 99)) : tasks;
        _script.Before = (tasks, i, _) => tasks.Count == 4 && i == 2 ? throw new IOException("after it") : default;
        var report = await RunAsync(Lookups("a", 4));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal(
            (new Lookup("a", 3), "RunBatch of Lookup gave a result for Lookup(Place: a, Number: 99), which is none of the 4 tasks that it was handed. After that it failed: after it"),
            (failed.Task, failed.Error!.Message));
        Assert.Equal("after it", failed.Error.InnerException!.Message);
        Assert.Equal(["0 1 2 3", "1", "2"], Calls());
        Assert.Equal(1, (await RunAsync(Lookups("a", 4))).Counts.Executed);
    }

    [Fact]
    public async Task A_result_that_is_nobodys_is_told_of_where_one_task_alone_throws_after_it()
    {
        _script.Given = tasks => [new Lookup("a", 99), .. tasks];
        _script.Before = (_, i, _) => i == 1 ? throw new IOException("after it") : default;
        var failed = Assert.Single((await RunAsync(Lookups("a", 1))).Tasks, t => t.State == TaskState.Failed);
        Assert.Contains("which is none of the 1 tasks that it was handed. After that it failed: after it", failed.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_is_nobodys_is_told_of_though_the_call_takes_too_long_after_it()
    {
        _script.Given = tasks => tasks.Count == 4 ? tasks.Prepend(new Lookup("a", 99)) : tasks;
        _script.Before = (tasks, i, token) => tasks.Count == 4 && i == 2 ? new(Task.Delay(Timeout.Infinite, token)) : default;
        var report = await RunAsync(Lookups("a", 4), s_one with { Timeout = TimeSpan.FromMilliseconds(200) });
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal(new Lookup("a", 3), failed.Task);
        Assert.StartsWith("RunBatch of Lookup gave a result for Lookup(Place: a, Number: 99), which is none of the 4 tasks that it was handed. After that it failed: Lookup(Place: a, Number: 0) did not end within its limit", failed.Error!.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(failed.Error.InnerException);
        Assert.Equal(["0 1 2 3", "1", "2"], Calls());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_result_that_is_nobodys_is_told_of_where_one_task_alone_takes_too_long_after_it(bool heeds)
    {
        var end = new TaskCompletionSource();
        _script.Given = tasks => [new Lookup("a", 99), .. tasks];
        _script.Before = (_, i, token) => i == 0 ? default : heeds ? new(Task.Delay(Timeout.Infinite, token)) : new(end.Task);
        var report = await RunAsync(Lookups("a", 1), s_one with { Timeout = TimeSpan.FromMilliseconds(200), CancellationGrace = heeds ? TimeSpan.FromMinutes(1) : TimeSpan.FromMilliseconds(100) });
        end.SetResult();
        var error = Assert.Single(report.Tasks, t => t.State == TaskState.Failed).Error!;
        Assert.StartsWith("RunBatch of Lookup gave a result for Lookup(Place: a, Number: 99), which is none of the 1 tasks that it was handed. After that it failed: Lookup(Place: a, Number: 0) did not end within its limit", error.Message, StringComparison.Ordinal);
        Assert.Equal(!heeds, Refrain.Running.GivenUpException.IsIn(error));
    }

    [Fact]
    public async Task A_result_that_is_nobodys_is_told_of_though_the_call_is_given_up_after_it()
    {
        var end = new TaskCompletionSource();
        _script.Given = tasks => tasks.Count == 2 ? tasks.Prepend(new Lookup("a", 99)) : tasks;
        _script.Before = (tasks, i, _) => tasks.Count == 2 && i == 1 ? new(end.Task) : default;
        var report = await RunAsync(Lookups("a", 2), s_one with { Timeout = TimeSpan.FromMilliseconds(100), CancellationGrace = TimeSpan.FromMilliseconds(100) });
        end.SetResult();
        var error = Assert.Single(report.Tasks, t => t.State == TaskState.Failed).Error!;
        Assert.Contains("which is none of the 2 tasks that it was handed. After that it failed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("may still be at work in this process", error.Message, StringComparison.Ordinal);
        Assert.True(Refrain.Running.GivenUpException.IsIn(error));
    }

    [Fact]
    public async Task A_lost_claim_is_one_though_a_result_was_nobodys()
    {
        var calls = 0;
        _script.Given = tasks => Interlocked.Increment(ref calls) == 1 ? [new Lookup("a", 99), .. tasks] : tasks;
        _script.Before = (_, i, _) => calls == 1 && i == 1 ? throw new Refrain.Targets.ClaimLostException("by a later claim") : default;
        var report = await RunAsync(Lookups("a", 1));
        Assert.Equal(0, report.Counts.Failed);
        Assert.Equal(2, calls);

        // Of many, calls for fewer would hide it: one is told of it, the others go on.
        calls = 0;
        report = await RunAsync(Lookups("b", 4));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Contains("After that it failed: by a later claim", failed.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_given_two_results_fails()
    {
        _script.Given = tasks => tasks.Append(new Lookup("a", 1)).Where(t => tasks.Contains(t));
        var report = await RunAsync(Lookups("a", 2));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal((new Lookup("a", 1), "RunBatch of Lookup gave Lookup(Place: a, Number: 1) two results. Give one for each of the tasks."), (failed.Task, failed.Error!.Message));
    }

    [Fact]
    public async Task Rows_that_throw_while_they_are_written_are_the_error_of_their_task()
    {
        var report = await RunAsync([new Scan("a", 1), new Scan("a", -5), new Scan("a", 2)]);
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal((new Scan("a", -5), "negative"), (failed.Task, failed.Error!.Message));
        Assert.Single(_script.Calls);
        Assert.Equal([2, 20_001], await Pipeline.Open(_store.Store, _store.Options).GetAsync(new Scan("a", 2)));
    }

    [Fact]
    public async Task A_damaged_input_is_made_again_and_those_that_read_it_run_again()
    {
        await RunAsync([new Table("a"), new Table("b")]);
        await _store.DamageAsync(new Table("a"));
        var report = await RunAsync([new Scan("a", 1), new Scan("b", 2), new Scan("a", 3), new Scan("b", 4)]);
        Assert.Equal(0, report.Counts.Failed);
        Assert.Equal(TaskState.Executed, report.Tasks.Single(t => t.Task is Table { Name: "a" }).State);
        Assert.Equal(TaskState.UpToDate, report.Tasks.Single(t => t.Task is Table { Name: "b" }).State);
        Assert.Equal(["1 2 3 4", "1 3", "2 4"], Calls().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_fails_is_tried_again_as_a_single_task_is()
    {
        var tries = 0;
        _script.Before = (tasks, i, _) => i == 0 && tasks.Contains(new Lookup("a", 3)) && ++tries <= 4 ? throw new IOException("not yet") : default;
        var postponed = new List<ITask>();
        var report = await RunAsync(Lookups("a", 8), s_one with { Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(1), Progress = e => { if (e.Kind == RunEventKind.Postponed) postponed.Add(e.Task); } });
        Assert.Equal(9, report.Counts.Executed);
        Assert.Equal([new Lookup("a", 3)], postponed);
        Assert.Equal(2, (await _store.Catalog.FindAsync([((ITask)new Lookup("a", 3)).Key])).Values.Single().Attempt);
    }

    [Fact]
    public async Task A_batch_that_takes_too_long_is_halved_until_the_one_is_found_that_hangs()
    {
        _script.Before = (tasks, _, token) => tasks.Contains(new Lookup("a", 1)) ? new(Task.Delay(Timeout.Infinite, token)) : default;
        var report = await RunAsync(Lookups("a", 4), s_one with { Timeout = TimeSpan.FromMilliseconds(100) });
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal(new Lookup("a", 1), failed.Task);
        Assert.Contains("Lookup(Place: a, Number: 1) did not end within its limit of 00:00:00.1000000.", failed.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_run_is_cancelled_results_that_had_come_stay_and_the_others_are_as_if_never_started()
    {
        using var stop = new CancellationTokenSource();
        _script.Before = (_, i, token) =>
        {
            if (i == 3)
                stop.Cancel();
            token.ThrowIfCancellationRequested();
            return default;
        };
        var cancelled = await Pipeline.Open(_store.Store, _store.Options).RunAsync(Lookups("a", 8), s_one, stop.Token);
        Assert.Equal(RunState.Cancelled, cancelled.State);
        Assert.Equal(new RunCounts(4, 0, 0, 5), cancelled.Counts);
        Assert.Single(_script.Calls);
        _script.Before = (_, _, _) => default;
        var report = await RunAsync(Lookups("a", 8));
        Assert.Equal(new RunCounts(5, 4, 0, 0), report.Counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Tasks_cannot_be_asked_for_in_a_batch(int count)
    {
        _script.Asking = context => context.RequireAsync(new Table("z"));
        var report = await RunAsync(Lookups("a", count));
        Assert.Equal(count, report.Counts.Failed);
        Assert.All(report.Tasks.Where(t => t.State == TaskState.Failed), t => Assert.StartsWith("Tasks can be asked for in Run alone, not in RunBatch", t.Error!.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_with_nothing_but_RunBatch_is_verified_as_a_batch_of_one()
    {
        await RunAsync(Lookups("a", 6));
        var report = await Pipeline.Open(_store.Store, _store.Options).VerifyAsync(Lookups("a", 6));
        Assert.Equal(7, report.Tasks.Count);
        Assert.All(report.Tasks, t => Assert.Equal(VerifyState.Same, t.State));
        Assert.Equal(6, _script.Calls.Count(c => c.Count == 1));
    }

    [Fact]
    public async Task Run_and_RunBatch_make_the_same_artifacts()
    {
        var tasks = Enumerable.Range(0, 40).Select(i => new Twofold(i)).ToList();
        await RunAsync(tasks);
        Assert.Equal(40, _script.Calls.Where(c => c[0] is Twofold).Sum(c => c.Count));
        using var other = new StoreFixture { Options = _store.Options };
        foreach (var task in tasks)
            await other.RunAsync(task);
        Assert.Equal(40, _script.Calls.Where(c => c[0] is Twofold).Sum(c => c.Count));
        Assert.Equal(await VersionsAsync(_store, tasks), await VersionsAsync(other, tasks));
    }

    [Fact]
    public async Task A_batch_waits_for_what_is_still_to_come_and_goes_when_nothing_else_runs()
    {
        var news = new List<string>();
        var report = await RunAsync(
            [new Chore("a", 1) { After = "g" }, new Chore("a", 2), new Chore("b", 3)], s_one with { Workers = 4, Progress = e => news.Add($"{e.Kind} {TaskDescriptor.Of(e.Task).ShortName}") });
        Assert.Equal(4, report.Counts.Executed);
        Assert.Equal(["Started Gate", "Ended Gate", "Started Chore"], news.Take(3));
    }

    private static async Task<IReadOnlyList<(TaskKey, ContentHash)>> VersionsAsync(StoreFixture store, IEnumerable<ITask> tasks) =>
        [.. (await store.Catalog.FindAsync([.. tasks.Select(t => t.Key)])).OrderBy(e => e.Key).Select(e => (e.Key, e.Value.Version))];

    private static IEnumerable<ITask> Lookups(string place, int count) => Enumerable.Range(0, count).Select(i => new Lookup(place, i));

    private Task<RunReport> RunAsync(IEnumerable<ITask> tasks, RunOptions? options = null) => Pipeline.Open(_store.Store, _store.Options).RunAsync(tasks, options ?? s_one);

    private IEnumerable<string> Calls() => _script.Calls.Select(call => string.Join(' ', call.Select(t => t switch { Lookup l => l.Number, Scan s => s.Number, Chore c => c.Number, _ => -1 }).Order()));
}
