using System.Diagnostics;
using System.Globalization;
using Refrain.EndToEnd.Tests;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Workers and drivers whose network is cut in the middle of their tasks, from broker and database, and healed when nobody reckons with them any more.</summary>
[NeedsServer(typeof(RabbitServer)), NeedsServer(typeof(NetworkNamespace))]
public sealed class PartitionTests : IDisposable
{
    // Longer than the lease of three seconds, and than the broker waits for a sign of life.
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(4);

    private readonly NetworkNamespace _there = new();
    private readonly Site _site = new() { Environment = { ["REFRAIN_TEST_HEARTBEAT"] = "2" } };

    public void Dispose()
    {
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
        var driver = _site.Driver("Meeting");
        await Site.UntilAsync(() => Begun(there) == 8);
        _there.Cut();
        var cut = Stopwatch.StartNew();
        var other = _site.Worker("--slots", "8");
        await Site.UntilAsync(() => Begun(_site.Folder) == 8 && cut.Elapsed > s_long);
        ProcessResult? result = null;
        if (isTooLate)
        {
            Go(_site.Folder);
            result = await driver.EndAsync();
        }

        _there.Heal();
        Go(there);
        if (isTooLate)
            other.Kill();

        // Only the one that was cut off has room.
        Assert.Equal((20 + 1, 0, 0), Site.Counts(await _site.Driver("Everything", "--groups", "1").EndAsync()));
        Go(_site.Folder);
        result ??= await driver.EndAsync();
        Assert.Equal(await _site.LocallyAsync("Meeting"), Site.Made(result, "executed"));
        Assert.Equal((9, 0, 0), Site.Counts(result));
        Assert.Equal(9 + 21, _site.Artifacts);
        Assert.Equal(9 + 21, _site.Commits);

        // The second attempt is the one that counts.
        Assert.Equal("2 8", _site.Query("SELECT attempt || ' ' || count(*) FROM refrain.artifact WHERE attempt <> 1 GROUP BY attempt"));
        Assert.Equal(8, await RefusalsAsync(cutOff));
        if (!isTooLate)
            Assert.Equal(0, await RefusalsAsync(other));
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
            Assert.Equal(expected, Site.Made(await _site.Driver(task).EndAsync(), "executed", "upToDate"));
        await Site.UntilAsync(() => cut.Elapsed > s_long);
        Assert.False(cutOff.HasEnded);
        _there.Heal();
        Assert.Equal(expected, Site.Made(await cutOff.EndAsync(), "executed", "upToDate"));
        Assert.Equal((expected.Length, expected.Length), (_site.Artifacts, _site.Commits));
    }

    /// <summary>Tells a worker to stop, and counts the results of which it says that they were refused.</summary>
    private static async Task<int> RefusalsAsync(PipelineProcess worker)
    {
        using (var stop = Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        var ended = await worker.EndAsync();
        Assert.True(ended.ExitCode == 0, ended.Error);
        return ended.Error.Split('\n').Count(static l => l.Contains("made was refused", StringComparison.Ordinal));
    }

    private static int Begun(string folder) => Directory.GetFiles(folder, "begun-*").Length;

    private static void Go(string folder) => File.WriteAllText(Path.Combine(folder, "go"), "");
}
