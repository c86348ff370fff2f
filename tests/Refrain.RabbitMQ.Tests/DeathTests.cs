using RabbitMQ.Client;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Workers, drivers and messages that come to a bad end at a real broker.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class DeathTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [ServerFact]
    public async Task A_worker_that_is_killed_while_a_task_is_at_work_costs_nothing_but_time()
    {
        // Eight guests wait at once, more than the first worker has begun.
        var first = _site.Worker("--slots", "8");
        var driver = _site.Driver("Meeting");
        await UntilAsync(() => Directory.GetFiles(_site.Folder, "begun-*").Length > 0);
        first.Kill();
        _site.Worker("--slots", "8");
        File.WriteAllText(Path.Combine(_site.Folder, "go"), "");
        var made = Site.Made(await driver.EndAsync(), "executed");
        Assert.Equal(9, made.Length);
        Assert.Equal("9", _site.Query("SELECT count(*) FROM refrain.artifact"));
    }

    [ServerFact]
    public async Task A_task_that_kills_its_workers_ends_among_the_dead_letters_and_is_reported_and_can_be_sent_again()
    {
        // Whoever runs workers starts them again, as Kubernetes does.
        using var stop = new CancellationTokenSource();
        var keeping = KeepAsync(stop.Token);
        var result = await _site.Driver("Danger", "--way", "kill", "--times", "3", "--others", "20", "--keep-going").EndAsync();
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("was in the hands of a worker each of 3 times that one ended", result.Error, StringComparison.Ordinal);
        Assert.Equal((20, 0, 1), Site.Counts(result));
        // A quorum queue tells how many it holds some seconds later; whether numbers are quoted goes by the version of RabbitMQ.
        await UntilAsync(() => _site.Rabbit.Control("list_queues", "-p", _site.Host, "name", "messages", "--formatter", "csv").Split('\n').Any(l => l.Replace("\"", "", StringComparison.Ordinal).Trim() == "refrain.dead,1"));

        // It has died as often as it was to.
        var again = await _site.Driver("Danger", "--way", "kill", "--times", "3", "--others", "20").EndAsync();
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal((2, 20, 0), Site.Counts(again));
        await stop.CancelAsync();
        await keeping;
    }

    [ServerFact]
    public async Task A_driver_that_is_killed_leaves_its_tasks_to_the_workers_and_the_next_one_goes_on()
    {
        _site.Worker("--slots", "2");
        var first = _site.Driver("Everything", "--groups", "30");
        await UntilAsync(() => _site.Artifacts > 50);
        first.Kill();
        var result = await _site.Driver("Everything", "--groups", "30").EndAsync();
        Assert.Equal(await _site.LocallyAsync("Everything", "--groups", "30"), Site.Made(result, "executed", "upToDate"));
        Assert.Equal("601", _site.Query("SELECT count(*) FROM refrain.artifact"));
    }

    [ServerFact]
    public async Task What_others_put_into_the_queues_is_kept_among_the_dead_letters_with_the_reason()
    {
        _site.Worker("--slots", "1");
        Assert.Equal(0, (await _site.Driver("Talking", "--lines", "1").EndAsync()).ExitCode);
        var factory = new ConnectionFactory { Uri = new(RabbitServer.Shared.Address(_site.Host)) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(true, true));
        var queue = _site.Rabbit.Control("list_queues", "-p", _site.Host, "name", "--formatter", "csv").Split('\n').Select(l => l.Trim('"', '\r')).Single(l => l.StartsWith("refrain.tasks.default~normal~", StringComparison.Ordinal));
        byte[][] bad = ["{\"task\":\"celery\"}"u8.ToArray(), "RFNB"u8.ToArray(), new byte[200_000]];
        foreach (var body in bad)
            await channel.BasicPublishAsync("", queue, mandatory: true, body);
        Assert.Equal(0, (await _site.Driver("Talking", "--lines", "2").EndAsync()).ExitCode);
        foreach (var body in bad)
        {
            var letter = await channel.BasicGetAsync("refrain.dead", autoAck: true);
            Assert.NotNull(letter);
            Assert.Equal(body.Length, letter.Body.Length);
            Assert.NotEmpty((byte[])letter.BasicProperties.Headers!["refrain-refused"]!);
        }
    }

    [ServerFact]
    public async Task Wrong_credentials_are_said_at_once_and_never_shown()
    {
        foreach (var verb in new[] { "run", "worker" })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            string[] task = verb == "run" ? ["Talking", "--lines", "1"] : [];
            var result = await _site.Start([verb, .. task, "--broker", _site.Rabbit.Address(_site.Host, "guest:s3cret"), "--store", _site.Store, "--verbose"]).EndAsync();
            Assert.NotEqual(0, result.ExitCode);
            Assert.Contains("refuses", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", result.Error + result.Output, StringComparison.Ordinal);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(50), "It was tried again in vain.");
        }
    }

    /// <summary>Starts a worker whenever there is none.</summary>
    private async Task KeepAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var worker = _site.Worker("--slots", "4");
            await Task.WhenAny(worker.EndAsync(), Task.Delay(Timeout.InfiniteTimeSpan, stop));
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var look = 0; !condition(); look++)
        {
            Assert.True(look < 1_500, "It does not come to that.");
            await Task.Delay(50);
        }
    }
}
