using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Runs whose tasks are done by workers at a broker.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class WorkTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [ServerFact]
    public async Task Two_workers_make_what_a_local_run_makes_to_the_byte()
    {
        _site.Worker("--slots", "2");
        _site.Worker("--slots", "2");
        var driver = _site.Driver("Everything", "--groups", "20");
        var made = Site.Made(await driver.EndAsync(), "executed");
        Assert.Equal(await _site.LocallyAsync("Everything", "--groups", "20"), made);
        Assert.Equal(made, await _site.StoredAsync("Everything", "--groups", "20"));
    }
}
