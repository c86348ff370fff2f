using System.Diagnostics;
using Refrain.EndToEnd.Tests;
using Refrain.Testing.Servers;
using Xunit.Abstractions;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Workers and drivers whose network is cut in the middle of their tasks, from broker and database, and healed when nobody reckons with them any more.</summary>
[NeedsServer(typeof(RabbitServer)), NeedsServer(typeof(NetworkNamespace))]
public sealed class PartitionTests(ITestOutputHelper output) : IDisposable
{
    // Longer than the lease of three seconds, and than the broker waits for a sign of life.
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(75);

    private readonly NetworkNamespace _there = new();
    private readonly Site _site = new() { Environment = { ["REFRAIN_TEST_HEARTBEAT"] = "2" } };

    public void Dispose()
    {
        _site.Tell(output);
        _site.Dispose();
        _there.Dispose();
    }

    [ServerTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_worker_made_that_was_cut_off_is_refused_its_tasks_are_done_once_and_it_works_on(bool isTooLate)
    {
        var cutOff = _site.StartThere(_there, "there", "worker", "--slots", "8");
        var there = Path.Combine(_site.Folder, "there");
        var driver = _site.Driver("Meeting", "--verbose");
        await Site.UntilAsync(() => Begun(there) == 8);
        _there.Cut();
        var cut = Stopwatch.StartNew();
        var other = _site.Worker("--slots", "8");
        await Site.UntilAsync(() => Begun(_site.Folder) == 8 && cut.Elapsed > s_long);
        if (isTooLate)
        {
            Go(_site.Folder);
            await driver.EndAsync().WaitAsync(s_patience);
        }

        _there.Heal();
        Go(there);
        await Site.UntilAsync(() => Count(cutOff, "made was refused") == 8);

        // That of a task at which another one is at work must not be taken for news of it.
        if (!isTooLate)
            await Site.UntilAsync(() => Count(driver, "is passed over") == 8);
        Go(_site.Folder);
        var result = await driver.EndAsync().WaitAsync(s_patience);
        Assert.Equal(await _site.LocallyAsync("Meeting"), Site.Made(result, "executed"));
        Assert.Equal((9, 0, 0), Site.Counts(result));
        Assert.Equal("1 1, 2 8", _site.Query("SELECT string_agg(attempt || ' ' || number, ', ' ORDER BY attempt) FROM (SELECT attempt, count(*) AS number FROM refrain.artifact GROUP BY attempt) a"));
        Assert.Equal(0, Count(other, "made was refused"));

        // The one that was cut off is there again, and ends as it should.
        other.Kill();
        Assert.Equal((21, 0, 0), Site.Counts(await _site.Driver("Everything", "--groups", "1").EndAsync().WaitAsync(s_patience)));
        Assert.Equal((9 + 21, 9 + 21), (_site.Artifacts, _site.Commits));
        await Site.StopAsync(cutOff);
    }

    [ServerTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_driver_that_was_cut_off_goes_on_with_what_was_made_meanwhile(bool isReplaced)
    {
        string[] task = ["Everything", "--groups", "10"];
        _site.Environment["REFRAIN_TEST_PACE"] = "20";
        _site.Worker("--slots", "2");
        _site.Worker("--slots", "2");
        var cutOff = _site.StartThere(_there, "there", ["run", .. task, "--json"]);
        await Site.UntilAsync(() => _site.Artifacts > 20);
        _there.Cut();
        var cut = Stopwatch.StartNew();
        var expected = await _site.LocallyAsync(task);
        if (isReplaced)
            Assert.Equal(expected, Site.Made(await _site.Driver(task).EndAsync().WaitAsync(s_patience), "executed", "upToDate"));
        await Site.UntilAsync(() => cut.Elapsed > s_long);
        Assert.False(cutOff.HasEnded);
        _there.Heal();
        Assert.Equal(expected, Site.Made(await cutOff.EndAsync().WaitAsync(s_patience), "executed", "upToDate"));
        Assert.Equal((expected.Length, expected.Length), (_site.Artifacts, _site.Commits));
    }

    private static int Count(PipelineProcess process, string text) => process.ErrorSoFar.Split('\n').Count(l => l.Contains(text, StringComparison.Ordinal));

    private static int Begun(string folder) => Directory.GetFiles(folder, "begun-*").Length;

    private static void Go(string folder) => File.WriteAllText(Path.Combine(folder, "go"), "");
}
