using System.Text;
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
        await Site.UntilAsync(() => Directory.GetFiles(_site.Folder, "begun-*").Length > 0);
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
        Assert.True(Site.Counts(result) == (20, 0, 1), result.Output + result.Error);
        // A quorum queue tells how many it holds some seconds later; whether numbers are quoted goes by the version of RabbitMQ.
        await Site.UntilAsync(() => _site.Rabbit.Control("list_queues", "-p", _site.Host, "name", "messages", "--formatter", "csv").Split('\n').Any(l => l.Replace("\"", "", StringComparison.Ordinal).Trim() == "refrain.dead,1"));

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
        await Site.UntilAsync(() => _site.Artifacts > 50);
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
    public async Task A_message_that_is_sent_again_is_done_once_and_lies_in_no_queue_of_tasks()
    {
        // What goes through the exchange of tasks comes here as well.
        var factory = new ConnectionFactory { Uri = new(RabbitServer.Shared.Address(_site.Host)) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new(true, true));
        await channel.ExchangeDeclareAsync("refrain.tasks", ExchangeType.Topic, durable: true);
        await channel.QueueDeclareAsync("copies", durable: false, exclusive: true);
        await channel.QueueBindAsync("copies", "refrain.tasks", "#");
        using var waiting = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var worker = _site.Worker("--slots", "8");
        var driver = _site.Driver("Meeting");
        await Site.UntilAsync(() => Directory.GetFiles(_site.Folder, "begun-*").Length == 8);
        List<BasicGetResult> copies = [];
        while (await channel.BasicGetAsync("copies", autoAck: true) is { } copy)
            copies.Add(copy);
        await channel.QueueUnbindAsync("copies", "refrain.tasks", "#");
        await AgainAsync();
        File.WriteAllText(Path.Combine(_site.Folder, "go"), "");
        Assert.Equal(9, Site.Made(await driver.EndAsync(), "executed").Length);
        await AgainAsync();
        await AgainAsync();

        // Some of the first may have come too late as well.
        for (var letters = 0; letters < 2 * copies.Count;)
        {
            if (await channel.BasicGetAsync("refrain.dead", autoAck: true) is not { } letter)
            {
                await Task.Delay(50, waiting.Token);
                continue;
            }

            Assert.Contains("has ended and has all that it wanted", Encoding.UTF8.GetString((byte[])letter.BasicProperties.Headers!["refrain-refused"]!), StringComparison.Ordinal);
            letters++;
        }

        Assert.Equal((9, 9), (_site.Artifacts, _site.Commits));

        // What had not been acknowledged would come back.
        await Site.StopAsync(worker);
        var queue = copies[0].RoutingKey[..copies[0].RoutingKey.LastIndexOf('.')];
        Assert.Null(await channel.BasicGetAsync("refrain.tasks." + queue, autoAck: true));

        async Task AgainAsync()
        {
            foreach (var copy in copies)
                await channel.BasicPublishAsync("refrain.tasks", copy.RoutingKey, mandatory: true, copy.Body);
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
}
