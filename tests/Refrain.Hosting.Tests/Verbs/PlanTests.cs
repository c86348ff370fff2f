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
    public async Task Nothing_runs()
    {
        (await Of("plan", "Sum")).Ended(ExitCode.Done);
        (await Of("show", "Numbers")).Ended(ExitCode.TaskFailed);
    }

    private Task<AppRun> Of(params string[] args) => AppRun.Of([.. args, "--store", _folder["store"]]);
}
