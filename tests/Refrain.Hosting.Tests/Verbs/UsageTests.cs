using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class UsageTests
{
    [Theory]
    [InlineData("rum Sum", "There is no verb 'rum'. Did you mean 'run'?")]
    [InlineData("run Sun", "There is no task 'Sun'. Did you mean 'Sum'?")]
    [InlineData("plan numbers", "There is no task 'numbers'. Did you mean 'Numbers'?")]
    [InlineData("show Refrain.Hosting.Tests.Shop.Somm", "There is no task 'Refrain.Hosting.Tests.Shop.Somm'. Did you mean 'Refrain.Hosting.Tests.Shop.Sum'?")]
    [InlineData("graph Sun", "There is no task 'Sun'. Did you mean 'Sum'?")]
    [InlineData("run Sum --cuont 3", "There is no option '--cuont' here. Did you mean '--count'?")]
    [InlineData("run Sum --stroe=x", "There is no option '--stroe=x' here. Did you mean '--store'?")]
    [InlineData("run Sum 3", "'3' is one argument too many.")]
    [InlineData("run Sum --count three", "--count: 'three' is not a value of parameter 'Count'.")]
    [InlineData("run Sum --count=", "--count: '' is not a value of parameter 'Count'.")]
    [InlineData("run Sum --workers= --json", "--workers: '' is not a number of 1 or more.")]
    [InlineData("run Sum --blobs=", "--blobs is empty: name a folder or an address.")]
    [InlineData("run Sum --count 1 --count 2", "Option '--count' expects a single argument but 2 were provided.")]
    [InlineData("run Sum --count", "Option '--count' has no value: '--store' follows it.")]
    [InlineData("run Options --name --force --posts p", "Option '--name' has no value: '--force' follows it. If that is the value, write --name=--force")]
    [InlineData("run Options --name --posts= --json", "Option '--name' has no value: '--posts' follows it.")]
    [InlineData("run Sum --store S --count", "Required argument missing for option: '--count'.")]
    [InlineData("run Daily", "Option '--day' is required.")]
    [InlineData("run Daily --day 2026-13-01", "--day: '2026-13-01' is not a value of parameter 'Day'.")]
    [InlineData("run Daily --day 2026-11-30..2026-11-01", "runs backwards")]
    [InlineData("run Daily --day 2026-11-01..", "--day: '2026-11-01..' is not a value of parameter 'Day'.")]
    [InlineData("run Daily --day 2026-11-01 --shard 1..1000001", "--shard: the ranges stand for more than 1000000 tasks.")]
    [InlineData("run Daily --day 2026-11-01 --shard 1..2147483647", "--shard: the ranges stand for more than 1000000 tasks.")]
    [InlineData("run Daily --day 1026-11-01..2026-11-30 --shard 1..100", "--shard: the ranges stand for more than 1000000 tasks.")]
    [InlineData("run Options --name x", "Option '--posts' is required.")]
    [InlineData("run Options --posts p --ratio half", "--ratio: 'half' is not a value of parameter 'Ratio'.")]
    [InlineData("run Options --posts p --loud perhaps", "--loud: 'perhaps' is not a value of parameter 'Loud'.")]
    [InlineData("run Sum --workers 0", "--workers: '0' is not a number of 1 or more.")]
    [InlineData("run Sum --workers 2147483647", "--workers: '2147483647' is more than 100000.")]
    [InlineData("run Sum --processes 100001", "--processes: '100001' is more than 100000.")]
    [InlineData("run Sum --workers many", "--workers: 'many' is not a number of 1 or more.")]
    [InlineData("run Sum --retries some", "--retries: 'some' is not a number of 0 or more.")]
    [InlineData("run Sum --timeout soon", "--timeout: 'soon' is no length of time. Write a number and a unit, s, m, h, d or w: 15m.")]
    [InlineData("run Sum --timeout 0s", "--timeout: '0s' is no time in which a task could end.")]
    [InlineData("graph --bogus", "There is no option '--bogus' here. There is: --format.")]
    [InlineData("graph --format=json --bogus Sum", "There is no option '--bogus' here. There is: --format.")]
    [InlineData("run Sum --force=false", "Option '--force' takes no value. Leave '=false' out, or all of it where it is not meant.")]
    [InlineData("list --json=", "Option '--json' takes no value. Leave '=' out,")]
    [InlineData("run Sum --worker-memory 99999999999", "--worker-memory: '99999999999' is more than 2147483647.")]
    [InlineData("run Options --posts p --ratio 1e400", "--ratio: '1e400' is not a value of parameter 'Ratio'.")]
    [InlineData("run Priced --grade 7", "--grade: '7' is not a value of parameter 'Grade'.")]
    [InlineData("run Priced --grade good,bad", "--grade: 'good,bad' is not a value of parameter 'Grade'.")]
    [InlineData("run Priced --price 0.12345678901234567890123456789", "--price: '0.12345678901234567890123456789' is not a value of parameter 'Price'.")]
    [InlineData("run -- Sum", "'--' comes before the name of a task. Leave it out.")]
    [InlineData("run Sum --resource gpu", "--resource: 'gpu' is not a name and a number, as gpu=2.")]
    [InlineData("run Sum --resource gpu=many", "--resource: 'gpu=many' is not a name and a number, as gpu=2.")]
    [InlineData("show Sum --rows -1", "--rows: '-1' is not a number of 1 or more.")]
    [InlineData("worker --broker amqp://h/ --cache -1", "--cache: '-1' is not a number of 0 or more.")]
    [InlineData("worker --broker amqp://h/ --cache all", "--cache: 'all' is not a number of 0 or more.")]
    [InlineData("show Sum --count 1..2", "'show' shows one task, and the ranges stand for 2.")]
    [InlineData("graph --format svg", "--format: there is no format 'svg'. There is: dot, json, mermaid.")]
    [InlineData("run Twin", "There are several tasks 'Twin': Refrain.Hosting.Tests.Left.Twin, Refrain.Hosting.Tests.Right.Twin. Give the full name.")]
    [InlineData("run", "The name of a task is missing: ")]
    [InlineData("run --count 3", "'--count' comes before the name of a task, and is no option of 'run'. Write: run TASK --count")]
    [InlineData("run --count 3 Sum", "'--count' comes before the name of its task. Write: shop run Sum --count")]
    [InlineData("plan --count=3 Sum", "'--count=3' comes before the name of its task. Write: shop plan Sum --count=3")]
    [InlineData("", "A verb is missing: run, plan, list, show, verify, graph, stale, mark, clean, worker.")]
    [InlineData("--jsn", "'--jsn' is no option of the program. There is: --help, --version.")]
    [InlineData("--hlep", "'--hlep' is no option of the program. Did you mean '--help'?")]
    [InlineData("compile Sum", "There is no verb 'compile'. There is: run, plan, list, show, verify, graph, stale, mark, clean, worker.")]
    [InlineData("run Zzzzzzz", "There is no task 'Zzzzzzz'. See which there are with 'list'.")]
    [InlineData("run Sum --zzzzzzz 3", "There is no option '--zzzzzzz' here.\nMore: ")]
    [InlineData("graph --fromat svg", "There is no option '--fromat' here. Did you mean '--format'?")]
    [InlineData("graph --format jsno", "--format: there is no format 'jsno'. Did you mean 'json'?")]
    public async Task Exit_code_2_says_what_is_wrong(string line, string message)
    {
        using var folder = new TempFolder();
        string[] args = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var run = (await AppRun.Of(args.Length > 1 && args[0] is "run" or "plan" or "show" && !args.Contains("--store") ? [.. args, "--store", folder["store"]] : args)).Ended(ExitCode.Usage);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("More: shop", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
        Assert.Empty(folder.Files());
    }

    [Theory]
    [InlineData("--store")]
    [InlineData("--catalog")]
    [InlineData("--blobs")]
    [InlineData("--scratch")]
    public async Task A_place_that_is_empty_is_no_place(string option)
    {
        var run = (await AppRun.Of(["run", "Sum", option, ""])).Ended(ExitCode.Usage);
        Assert.Contains(" is empty: name a folder or an address.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_tasks_says_so()
    {
        var run = (await AppRun.Of("run Sum", o => o.Registry = AppRun.Registry())).Ended(ExitCode.Usage);
        Assert.Contains("There is no task 'Sum': the program has none.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_not_asked_for_by_itself()
    {
        var run = (await AppRun.Of("run FileSource", o => o.Registry = AppRun.Registry(AppRun.Type<FileSource>(), AppRun.Type<Shop.Words>()))).Ended(ExitCode.Usage);
        Assert.Contains("'FileSource' is a source: it is read by tasks, and not asked for by itself.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Twin")]
    [InlineData("Right.Twin")]
    [InlineData("Tests.Right.Twin")]
    public async Task A_task_runs_by_any_end_of_its_name_that_no_other_has(string name)
    {
        using var folder = new TempFolder();
        var run = (await AppRun.Of(["run", name, "--store", folder.Path], o => o.Registry = AppRun.Registry(AppRun.Type<Right.Twin>(), AppRun.Type<Shop.Words>()))).Ended(ExitCode.Done);
        Assert.Contains("executed  Right.Twin()", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ght.Twin")]
    [InlineData(".Twin")]
    [InlineData("Wrong.Right.Twin")]
    public async Task What_is_no_end_of_a_name_at_its_parts_is_no_task(string name)
    {
        var run = (await AppRun.Of($"run {name}", o => o.Registry = AppRun.Registry(AppRun.Type<Right.Twin>()))).Ended(ExitCode.Usage);
        Assert.Contains($"There is no task '{name}'.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ambiguous_task_runs_by_its_full_name_or_as_much_of_it_as_it_takes()
    {
        using var folder = new TempFolder();
        var run = (await AppRun.Of(["run", "Refrain.Hosting.Tests.Right.Twin", "--store", folder.Path])).Ended(ExitCode.Done);
        Assert.Contains("executed  Right.Twin()", run.Out, StringComparison.Ordinal);
        Assert.Contains("reuse     Right.Twin()", (await AppRun.Of(["plan", "Right.Twin", "--store", folder.Path])).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.StartsWith("Left.Twin ← missing", (await AppRun.Of(["plan", "Left.Twin", "--why", "--store", folder.Path])).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.Equal("Right.Twin()", (await AppRun.Of(["plan", "Right.Twin", "--json", "--store", folder.Path])).Json.GetProperty("tasks")[0].GetProperty("task").GetString());
        Assert.Equal("\"right\"\n", (await AppRun.Of(["show", "Refrain.Hosting.Tests.Right.Twin", "--store", folder.Path])).Out);
        (await AppRun.Of(["show", "Refrain.Hosting.Tests.Left.Twin", "--store", folder.Path])).Ended(ExitCode.TaskFailed);
    }

    [Fact]
    public async Task A_name_with_spaces_is_typed_as_it_is_listed()
    {
        using var folder = new TempFolder();
        var name = TaskDescriptor.Of(new Shop.Collects(1)).Name;
        Assert.Contains(' ', name);
        foreach (var typed in new[] { name, name.Replace(' ', '-') })
            Assert.Contains("(Days: 1)", (await AppRun.Of(["plan", typed, "--days", "1", "--store", folder.Path])).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.Contains("Collects", (await AppRun.Of(["graph", name])).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.Contains($"The input file '{name}' does not exist.", (await AppRun.Of(["run", "Words", "--path", name, "--store", folder.Path])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_are_no_response_files()
    {
        using var folder = new TempFolder();
        var run = (await AppRun.Of(["run", "Words", "--path", "@" + folder.Write("args", "--path x"), "--store", folder["store"]])).Ended(ExitCode.TaskFailed);
        Assert.Contains("Words(Path: @", run.Out, StringComparison.Ordinal);
    }
}
