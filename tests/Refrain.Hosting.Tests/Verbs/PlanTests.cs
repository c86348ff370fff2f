using System.Text.Json;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class PlanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Says_what_would_run_and_why()
    {
        await Of("run", "Numbers");
        var plan = (await Of("plan", "Sum", "--json")).Ended(ExitCode.Done);
        Assert.Equal(["tasks"], plan.Json.EnumerateObject().Select(p => p.Name));
        var (numbers, sum) = (plan.Json.GetProperty("tasks")[0], plan.Json.GetProperty("tasks")[1]);
        Assert.Equal(["name", "task", "key", "action", "reason"], numbers.EnumerateObject().Select(p => p.Name));
        Assert.Equal("reuse", numbers.GetProperty("action").GetString());
        Assert.Equal(JsonValueKind.Null, numbers.GetProperty("reason").ValueKind);
        Assert.Equal("Sum(Count: 3)", sum.GetProperty("task").GetString());
        Assert.Equal("run", sum.GetProperty("action").GetString());
        Assert.Equal("missing", sum.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task As_lines()
    {
        await Of("run", "Numbers");
        Assert.Equal(
            "reuse     Numbers(Count: 3)\nrun       Sum(Count: 3)  [missing]\n1 would run, 1 would be reused.\n",
            (await Of("plan", "Sum")).Ended(ExitCode.Done).Out);
        Assert.Equal(
            "run       Sum(Count: 3)  [missing]",
            (await Of("plan", "Sum", "--force")).Ended(ExitCode.Done).Out.Split('\n')[1]);
    }

    [Fact]
    public async Task What_cannot_be_looked_at_is_a_failure()
    {
        var plan = (await Of("plan", "Words", "--json", "--path", _folder["none"])).Ended(ExitCode.TaskFailed);
        var failure = plan.Json.GetProperty("failures")[0];
        Assert.Equal(["name", "task", "key", "error"], failure.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Refrain.FileSource", failure.GetProperty("name").GetString());
        Assert.Contains("does not exist", failure.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("does not exist", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_goes_back_to_the_root_cause()
    {
        Assert.Equal("Sum ← missing\n", (await Of("plan", "Sum", "--why")).Ended(ExitCode.Done).Out);
        await Of("run", "Words", "--path", Written("a b"));
        Assert.Equal("Words(Path: " + _folder["words.txt"] + ") is up to date\n", (await Of("plan", "Words", "--why", "--path", _folder["words.txt"])).Ended(ExitCode.Done).Out);
        Written("c");
        var why = (await Of("plan", "Words", "--why", "--path", _folder["words.txt"])).Ended(ExitCode.Done);
        Assert.Equal($"Words ← input changed: FileSource(Path: {_folder["words.txt"]})\n", why.Out);
        var json = (await Of("plan", "Words", "--why", "--json", "--path", _folder["words.txt"])).Ended(ExitCode.Done).Json.GetProperty("why")[0];
        Assert.Equal(["name", "task", "key", "reason"], Assert.Single(json.EnumerateArray()).EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task What_requires_ever_more_is_stopped()
    {
        var plan = (await Of("plan", "Deeper", "--max-tasks", "30")).Ended(ExitCode.TaskFailed);
        Assert.Contains("There are more than 30 tasks in this run, the last of them Deeper(Number: 30).", plan.Error, StringComparison.Ordinal);
        Assert.Contains("There are more than 30 tasks in this run", (await Of("run", "Deeper", "--max-tasks", "30", "--dry-run")).Ended(ExitCode.TaskFailed).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_is_a_plan()
    {
        Assert.Equal((await Of("plan", "Sum")).Out, (await Of("run", "Sum", "--dry-run")).Ended(ExitCode.Done).Out);
        (await Of("show", "Sum")).Ended(ExitCode.TaskFailed);
    }

    [Fact]
    public async Task Nothing_runs()
    {
        (await Of("plan", "Sum")).Ended(ExitCode.Done);
        (await Of("show", "Numbers")).Ended(ExitCode.TaskFailed);
    }

    private string Written(string text)
    {
        File.WriteAllText(_folder["words.txt"], text);
        return _folder["words.txt"];
    }

    private Task<AppRun> Of(params string[] args) => AppRun.Of([.. args, "--store", _folder["store"]]);

    /// <summary>What it does not read has nothing to be read yet.</summary>
    [Fact]
    public async Task A_requirement_that_reads_nothing_of_what_would_run_is_evaluated()
    {
        var plan = (await AppRun.Of(["plan", TaskDescriptor.Of(new Shop.Collects(1)).Name, "--days", "1", "--store", _folder["store"]])).Ended(ExitCode.Done);
        Assert.Equal("run       Numbers(Count: 1)  [missing]\nrun       \"Collects\" #1(Days: 1)  [missing]\n2 would run, 0 would be reused.\n", plan.Out);
        Assert.Equal("", plan.Error);
    }
}
