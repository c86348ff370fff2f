using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Tasks that only some workers take.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class ClassTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [ServerFact]
    public async Task A_task_of_a_class_waits_visibly_until_there_is_a_worker_of_that_class_and_no_other_takes_it()
    {
        _site.Environment["REFRAIN_TEST_PROGRAM"] = "plain";
        _site.Worker("--slots", "4");
        var driver = _site.Driver("Model", "--resource", "gpu=3");
        await Site.UntilAsync(() => driver.ErrorSoFar.Contains("Nobody takes tasks of this program", StringComparison.Ordinal));
        Assert.Contains("of class 'gpu'. They wait there.", driver.ErrorSoFar, StringComparison.Ordinal);
        Assert.Equal(["prepared-0-plain", "prepared-1-plain", "prepared-2-plain"], Marks());
        _site.Environment["REFRAIN_TEST_PROGRAM"] = "gpu";
        _site.Worker("--class", "gpu", "--slots", "4");
        Assert.Equal(await _site.LocallyAsync("Model"), Site.Made(await driver.EndAsync(), "executed"));
        Assert.Equal(["prepared-0-plain", "prepared-1-plain", "prepared-2-plain", "trained-0-gpu", "trained-1-gpu", "trained-2-gpu"], Marks());
    }

    [ServerFact]
    public async Task A_worker_of_a_class_leaves_all_other_tasks_alone_unless_it_is_told_to()
    {
        _site.Environment["REFRAIN_TEST_PROGRAM"] = "gpu";
        var only = _site.Worker("--class", "gpu");
        var driver = _site.Driver("Model", "--resource", "gpu=3");
        await Site.UntilAsync(() => driver.ErrorSoFar.Contains("of those that use no resources. They wait there.", StringComparison.Ordinal));
        Assert.Equal(["trained-0-gpu", "trained-1-gpu", "trained-2-gpu"], Marks());
        only.Kill();
        _site.Environment["REFRAIN_TEST_PROGRAM"] = "both";
        _site.Worker("--class", "gpu", "--class", "default");
        Assert.Equal(await _site.LocallyAsync("Model"), Site.Made(await driver.EndAsync(), "executed"));
        Assert.Equal(["prepared-0-both", "prepared-1-both", "prepared-2-both", "trained-0-gpu", "trained-1-gpu", "trained-2-gpu"], Marks());
    }

    private string[] Marks() => [.. Directory.GetFiles(_site.Folder, "*-?-*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
