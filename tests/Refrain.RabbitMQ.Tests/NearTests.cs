using System.Globalization;
using Refrain.EndToEnd.Tests;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Chains that go on where what they read was made, by a real broker's queues.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class NearTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [ServerFact]
    public async Task Chains_go_on_at_the_worker_that_made_what_they_read_and_make_what_a_local_run_makes()
    {
        Worker("a", "--slots", "2");
        Worker("b", "--slots", "2");
        var made = Site.Made(await _site.Driver("Chains").EndAsync(), "executed");
        Assert.Equal(await _site.LocallyAsync("Chains"), made);
        Assert.Equal(made, await _site.StoredAsync("Chains"));
        var hops = Enumerable.Range(0, 6).SelectMany(chain => Enumerable.Range(1, 9).Select(at => ProgramOf(chain, at) == ProgramOf(chain, at - 1))).ToList();

        // Half of them would by chance.
        Assert.InRange(hops.Count(static isNear => isNear), hops.Count * 3 / 4, hops.Count);
    }

    [ServerFact]
    public async Task What_a_worker_had_that_is_killed_goes_on_at_another_one_which_claims_it_anew()
    {
        File.WriteAllText(Path.Combine(_site.Folder, "hold-0-1"), "a");
        var first = Worker("a", "--slots", "1");
        var driver = _site.Driver("Chains", "--count", "1", "--length", "3");
        await Site.UntilAsync(() => File.Exists(Path.Combine(_site.Folder, "link-0-1-a")));
        first.Kill();
        Worker("b", "--slots", "1");
        var made = Site.Made(await driver.EndAsync(), "executed");
        Assert.Equal(await _site.LocallyAsync("Chains", "--count", "1", "--length", "3"), made);
        Assert.Equal(["link-0-0-a", "link-0-1-a", "link-0-1-b", "link-0-2-b"], Directory.GetFiles(_site.Folder, "link-*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal((4, 4), (_site.Artifacts, _site.Commits));
        Assert.Equal("2", _site.Query("SELECT max(attempt) FROM refrain.artifact"));
    }

    private PipelineProcess Worker(string program, params string[] options)
    {
        _site.Environment["REFRAIN_TEST_PROGRAM"] = program;
        return _site.Worker(options);
    }

    private string ProgramOf(int chain, int at) =>
        Path.GetFileName(Assert.Single(Directory.GetFiles(_site.Folder, string.Create(CultureInfo.InvariantCulture, $"link-{chain}-{at}-*")))).Split('-')[^1];
}
