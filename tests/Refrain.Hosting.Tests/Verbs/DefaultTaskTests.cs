using Refrain.Hosting.Tests.Shop;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class DefaultTaskTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Options_alone_run_it()
    {
        var run = (await AppRun.Of(["--count", "5", "--json", "--store", _folder["store"]], o => o.DefaultTask<Sum>())).Ended(ExitCode.Done);
        Assert.Equal("Sum(Count: 5)", run.Json.GetProperty("tasks")[1].GetProperty("task").GetString());
    }

    [Fact]
    public async Task It_can_be_named()
    {
        var run = (await AppRun.Of(["--json", "--store", _folder["store"]], o => o.DefaultTask("Numbers"))).Ended(ExitCode.Done);
        Assert.Equal("Numbers(Count: 3)", run.Json.GetProperty("tasks")[0].GetProperty("task").GetString());
    }

    [Fact]
    public async Task A_verb_without_a_task_means_it()
    {
        var run = (await AppRun.Of(["run", "--json", "--store", _folder["store"]], o => o.DefaultTask<Sum>())).Ended(ExitCode.Done);
        Assert.Equal("Sum(Count: 3)", run.Json.GetProperty("tasks")[1].GetProperty("task").GetString());
        Assert.Equal("6\n", (await AppRun.Of(["show", "--store", _folder["store"]], o => o.DefaultTask<Sum>())).Ended(ExitCode.Done).Out);
        var other = (await AppRun.Of(["show", "--store", _folder["store"], "--json", "Numbers"], o => o.DefaultTask<Sum>())).Ended(ExitCode.Done);
        Assert.Equal("[1,2,3]\n", other.Out);
        Assert.Contains("Usage:\n  shop run [command]", (await AppRun.Of("run --help", o => o.DefaultTask<Sum>())).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbs_stay_verbs()
    {
        var run = (await AppRun.Of(["show", "Numbers", "--store", _folder["store"]], o => o.DefaultTask<Sum>())).Ended(ExitCode.TaskFailed);
        Assert.Contains("for Numbers(Count: 3)", run.Error, StringComparison.Ordinal);
        (await AppRun.Of("shw Numbers", o => o.DefaultTask<Sum>())).Ended(ExitCode.Usage);
    }

    [Fact]
    public async Task Its_wrong_options_are_usage_errors()
    {
        var run = (await AppRun.Of(["--coutn", "5"], o => o.DefaultTask<Sum>())).Ended(ExitCode.Usage);
        Assert.Equal("There is no option '--coutn' here. Did you mean '--count'?\nMore: shop run Sum --help\n", run.Error);
    }

    [Fact]
    public async Task A_value_may_be_what_another_task_is_called()
    {
        var run = (await AppRun.Of(["run", "--path", "Numbers", "--store", _folder["store"]], o => o.DefaultTask<Words>())).Ended(ExitCode.TaskFailed);
        Assert.Contains("The input file 'Numbers' does not exist.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_value_of_a_verbs_own_option_may_be_what_another_task_is_called()
    {
        (await AppRun.Of(["run", "--store", _folder["store"]], o => o.DefaultTask<Sum>())).Ended(ExitCode.Done);
        var run = (await AppRun.Of(["mark", "--because", "Numbers", "--store", _folder["store"]], o => o.DefaultTask<Sum>())).Ended(ExitCode.Done);
        Assert.Contains("Sum(Count: 3)", run.Out + run.Error, StringComparison.Ordinal);
        (await AppRun.Of(["mark", "--because", "Numbers", "Numbers", "--store", _folder["store"]], o => o.DefaultTask<Sum>())).Ended(ExitCode.Done);
    }
}
