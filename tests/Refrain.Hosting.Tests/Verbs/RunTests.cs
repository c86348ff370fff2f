using System.Text.Json;
using Refrain.Hosting.Tests.Shop;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class RunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runs_what_is_missing_then_nothing()
    {
        var first = (await Run("run Sum --count 4 --json")).Ended(ExitCode.Done);
        Assert.Equal("succeeded", first.Json.GetProperty("state").GetString());
        Assert.Equal((2, 0, 0, 0), Counts(first));
        var second = (await Run("run Sum --count 4 --json")).Ended(ExitCode.Done);
        Assert.Equal((0, 2, 0, 0), Counts(second));
        Assert.True(second.Json.GetProperty("run").GetInt64() > first.Json.GetProperty("run").GetInt64());
    }

    [Fact]
    public async Task Json_has_everything_of_each_task()
    {
        var run = (await Run("run Sum --json")).Ended(ExitCode.Done);
        Assert.Equal(["run", "state", "counts", "tasks"], run.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["executed", "upToDate", "failed", "skipped"], run.Json.GetProperty("counts").EnumerateObject().Select(p => p.Name));
        var sum = run.Json.GetProperty("tasks")[1];
        Assert.Equal(["name", "task", "key", "state", "reason", "durationMs", "outputVersion"], sum.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Refrain.Hosting.Tests.Shop.Sum", sum.GetProperty("name").GetString());
        Assert.Equal("Sum(Count: 3)", sum.GetProperty("task").GetString());
        Assert.Equal(((ITask)new Sum()).Key.ToString(), sum.GetProperty("key").GetString());
        Assert.Equal("executed", sum.GetProperty("state").GetString());
        Assert.Equal("missing", sum.GetProperty("reason").GetString());
        Assert.True(sum.GetProperty("durationMs").GetDouble() >= 0);
        Assert.Matches("^[0-9a-f]{64}$", sum.GetProperty("outputVersion").GetString());

        // One object on one line: everything else is on the other stream.
        Assert.Single(run.Out.TrimEnd('\n').Split('\n'));
        Assert.Contains("executed  Sum(Count: 3)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_to_date_tasks_have_no_reason_and_keep_their_version()
    {
        var first = (await Run("run Sum --json")).Json.GetProperty("tasks")[1];
        var second = (await Run("run Sum --json")).Json.GetProperty("tasks")[1];
        Assert.Equal("upToDate", second.GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("reason").ValueKind);
        Assert.Equal(first.GetProperty("outputVersion").GetString(), second.GetProperty("outputVersion").GetString());
    }

    [Fact]
    public async Task Lines_tell_of_what_ran_and_a_table_shows_the_rows()
    {
        var run = (await Run("run Numbers")).Ended(ExitCode.Done);
        Assert.Matches(@"^executed  Numbers\(Count: 3\)  \[missing\]  \d", run.Out);
        Assert.Matches(@"Run 1 succeeded: 1 executed, 0 up to date, 0 failed, 0 skipped, in \d", run.Out);
        Assert.EndsWith("\n\n| Value |\n| ----: |\n|     1 |\n|     2 |\n|     3 |\n", run.Out, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_long_result_is_cut_after_a_hundred_rows()
    {
        var run = (await Run("run Numbers --count 101")).Ended(ExitCode.Done);
        Assert.Contains("|   100 |", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("101 |", run.Out, StringComparison.Ordinal);
        Assert.Contains("The first 100 rows; 'show' shows more.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Force_runs_the_named_task_alone()
    {
        await Run("run Sum");
        var run = (await Run("run Sum --force --json")).Ended(ExitCode.Done);
        Assert.Equal((1, 1, 0, 0), Counts(run));
        Assert.Equal("forced", run.Json.GetProperty("tasks")[1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_failure_names_task_cause_and_what_to_do()
    {
        var flag = _folder.Write("flag", "");
        var run = (await Of(["run", "AfterFlaky", "--flag", flag])).Ended(ExitCode.TaskFailed);
        Assert.Contains($"Flaky(Flag: {flag}) failed:\n  InvalidOperationException: It is broken.\n    TimeoutException: Nobody answered.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("run again: what has succeeded is not run twice", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Contains("failed    Flaky(", run.Out, StringComparison.Ordinal);
        Assert.Contains("skipped   AfterFlaky(", run.Out, StringComparison.Ordinal);
        Assert.Contains("Run 1 failed: 0 executed, 0 up to date, 1 failed, 1 skipped", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_in_json_has_its_error()
    {
        var run = (await Of(["run", "AfterFlaky", "--json", "--flag", _folder.Write("flag", "")])).Ended(ExitCode.TaskFailed);
        Assert.Equal("failed", run.Json.GetProperty("state").GetString());
        Assert.Equal((0, 0, 1, 1), Counts(run));
        var (failed, skipped) = (run.Json.GetProperty("tasks")[0], run.Json.GetProperty("tasks")[1]);
        Assert.Equal("failed", failed.GetProperty("state").GetString());
        Assert.Equal("InvalidOperationException: It is broken.\n  TimeoutException: Nobody answered.", failed.GetProperty("error").GetString());
        Assert.Equal("skipped", skipped.GetProperty("state").GetString());
        Assert.False(skipped.TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Verbose_shows_where_it_was_thrown()
    {
        var run = (await Of(["run", "Flaky", "--verbose", "--flag", _folder.Write("flag", "")])).Ended(ExitCode.TaskFailed);
        Assert.Contains("   at Refrain.Hosting.Tests.Shop.Flaky.Run()", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_task_keeps_its_old_artifact()
    {
        var flag = _folder["flag"];
        (await Of(["run", "Flaky", "--flag", flag])).Ended(ExitCode.Done);
        _folder.Write("flag", "");
        (await Of(["run", "Flaky", "--force", "--flag", flag])).Ended(ExitCode.TaskFailed);
        Assert.Equal("\"fine\"", (await Of(["show", "Flaky", "--flag", flag])).Ended(ExitCode.Done).Out.Trim());
    }

    [Fact]
    public async Task After_a_failure_nothing_more_starts_unless_told_to_keep_going()
    {
        Assert.Equal((0, 0, 1, 4), Counts((await Run("run Picky --number 1..5 --workers 1 --json")).Ended(ExitCode.TaskFailed)));
        Assert.Equal((4, 0, 1, 0), Counts((await Run("run Picky --number 1..5 --workers 1 --keep-going --json")).Ended(ExitCode.TaskFailed)));
    }

    [Fact]
    public async Task So_many_failures_end_the_run()
    {
        Assert.Equal((0, 0, 1, 4), Counts((await Run("run Picky --number 1..5 --workers 1 --max-failures 1 --json")).Ended(ExitCode.TaskFailed)));
        Assert.Equal((4, 0, 1, 0), Counts((await Run("run Picky --number 1..5 --workers 1 --max-failures 2 --json")).Ended(ExitCode.TaskFailed)));
    }

    [Fact]
    public async Task A_task_that_takes_too_long_fails_with_the_limit()
    {
        var run = (await Of(["run", "Endless", "--timeout", "1s"], o => o.Services = new OneService(new TaskCompletionSource()))).Ended(ExitCode.TaskFailed);
        Assert.Contains("did not end within its limit of 00:00:01.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_may_take_longer_than_any_timer_waits() => (await Run("run Sum --timeout 52w")).Ended(ExitCode.Done);

    [Fact]
    public async Task No_retries_may_be_said_in_so_many_words()
    {
        var run = (await Of(["run", "Flaky", "--retries", "0", "--flag", _folder.Write("flag", "")])).Ended(ExitCode.TaskFailed);
        Assert.Contains("It is broken.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_tasks_than_allowed_end_the_run() =>
        Assert.Contains("There are more than 3 tasks in this run", (await Run("run Picky --number 2..9 --max-tasks 3")).Ended(ExitCode.TaskFailed).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_input_file_fails_its_task()
    {
        var run = (await Of(["run", "Words", "--path", _folder["none.txt"]])).Ended(ExitCode.TaskFailed);
        Assert.Contains($"'{_folder["none.txt"]}' does not exist", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_input_file_is_the_reason()
    {
        var file = _folder.Write("words.txt", "one");
        (await Of(["run", "Words", "--path", file])).Ended(ExitCode.Done);
        _folder.Write("words.txt", "two, and longer");
        var run = (await Of(["run", "Words", "--path", file, "--json"])).Ended(ExitCode.Done);
        Assert.Equal($"input changed: FileSource(Path: {file})", run.Json.GetProperty("tasks")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_range_of_dates_is_a_backfill()
    {
        var run = (await Run("run Daily --day 2026-11-01..2026-11-30 --shard 1..2 --json")).Ended(ExitCode.Done);
        Assert.Equal((60, 0, 0, 0), Counts(run));
        var tasks = run.Json.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("task").GetString()).ToList();
        Assert.Equal("Daily(Day: 2026-11-01, Shard: 1)", tasks[0]);
        Assert.Equal("Daily(Day: 2026-11-01, Shard: 2)", tasks[1]);
        Assert.Equal("Daily(Day: 2026-11-30, Shard: 2)", tasks[59]);
    }

    [Fact]
    public async Task Services_and_loggers_reach_tasks()
    {
        var run = (await Of(["run", "Greets"], o => o.Services = new OneService((string[])["Ada", "Alan"]))).Ended(ExitCode.Done);
        Assert.Contains("warning: Greeting 2.", run.Error, StringComparison.Ordinal);
        Assert.Equal("\"Ada Alan\"", (await Run("show Greets")).Out.Trim());
    }

    [Fact]
    public async Task What_parameters_hold_cannot_steer_a_terminal()
    {
        var run = (await Of(["run", "Words", "--path", "\u001b[31mred\nline"])).Ended(ExitCode.TaskFailed);
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
        Assert.Contains(@"Words(Path: \u001b[31mred\u000aline)", run.Out, StringComparison.Ordinal);
    }

    private Task<AppRun> Run(string line) => Of(line.Split(' '));

    private Task<AppRun> Of(string[] args, Action<RefrainAppOptions>? configure = null) =>
        AppRun.Of([.. args, "--store", _folder["store"]], configure);

    private static (int Executed, int UpToDate, int Failed, int Skipped) Counts(AppRun run)
    {
        var counts = run.Json.GetProperty("counts");
        return (counts.GetProperty("executed").GetInt32(), counts.GetProperty("upToDate").GetInt32(),
            counts.GetProperty("failed").GetInt32(), counts.GetProperty("skipped").GetInt32());
    }
}
