using RabbitMQ.Client;
using Refrain.EndToEnd.Tests;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Two builds of one program at one broker and in one store, as while a deployment goes on.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class UpgradeTests : IDisposable
{
    private const string Next = Site.Program + ".Next";

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [ServerFact]
    public async Task Drivers_and_workers_of_two_builds_work_side_by_side_each_for_its_own()
    {
        PipelineProcess[] workers = [Of(Site.Program, s => s.Worker("--slots", "2")), Of(Next, s => s.Worker("--slots", "2"))];
        PipelineProcess[] drivers = [Of(Site.Program, s => s.Driver("Greetings", "--name", "Ann", "--parts", "40")), Of(Next, s => s.Driver("Greetings", "--name", "Bob", "--parts", "40"))];
        ProcessResult[] results = [await drivers[0].EndAsync(), await drivers[1].EndAsync()];
        Assert.All(results, static r => Assert.Equal(42, Site.Made(r, "executed", "upToDate").Length));

        // What both builds do alike they share, and do once.
        Assert.Equal(40 + 4, results.Sum(static r => Site.Counts(r).Executed));
        Assert.Equal(40 + 4, _site.Commits);
        Assert.Contains("Hello, Ann!", await ShownAsync(Site.Program, "Ann"), StringComparison.Ordinal);
        Assert.Contains("Good day, Bob.", await ShownAsync(Next, "Bob"), StringComparison.Ordinal);
        Assert.All(workers, static w => Assert.DoesNotContain("refused", w.ErrorSoFar, StringComparison.Ordinal));
        Assert.Equal(2, Queues().Count);

        // The old workers go on until nobody needs them; then the new ones are there alone, and make anew what is programmed otherwise.
        workers[0].Kill();
        Assert.Equal((2, 40, 0), Site.Counts(await Of(Next, static s => s.Driver("Greetings", "--name", "Ann", "--parts", "40")).EndAsync()));
        Assert.Contains("Good day, Ann.", await ShownAsync(Next, "Ann"), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_driver_that_meets_no_worker_of_its_build_says_so_and_what_comes_to_another_build_is_refused_and_reported()
    {
        var worker = Of(Next, static s => s.Worker());
        Assert.Equal(0, (await Of(Next, static s => s.Driver("Greeting", "--name", "Bob")).EndAsync()).ExitCode);
        var next = Assert.Single(Queues());
        var driver = Of(Site.Program, static s => s.Driver("Greeting", "--name", "Ann"));
        await Site.UntilAsync(() => Queues().Count == 2);
        await Site.UntilAsync(() => driver.ErrorSoFar.Contains("Nobody takes tasks of this program (version ", StringComparison.Ordinal));
        Assert.False(driver.HasEnded);

        // Somebody moves the message, as one can.
        var queue = Queues().Single(q => q != next);
        var factory = new ConnectionFactory { Uri = new(_site.Rabbit.Address(_site.Host)) };
        await using (var connection = await factory.CreateConnectionAsync())
        {
            await using var channel = await connection.CreateChannelAsync(new(true, true));
            var message = await channel.BasicGetAsync(queue, autoAck: true);
            await channel.BasicPublishAsync("", next, mandatory: true, message!.Body);
        }

        var result = await driver.EndAsync();
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"it was sent by version {VersionOf(queue)} of the program, and this worker is version {VersionOf(next)}. Start driver and workers from one build.", result.Error, StringComparison.Ordinal);
        Assert.Contains("tasks of run 2 were refused: it was sent by version", worker.ErrorSoFar, StringComparison.Ordinal);
        Assert.Equal("1", _site.Query("SELECT count(*) FROM refrain.artifact"));
    }

    private static string VersionOf(string queue) => queue[(queue.LastIndexOf('~') + 1)..];

    /// <summary>The queues of tasks of the middle band.</summary>
    private List<string> Queues() =>
        [.. _site.Rabbit.Control("list_queues", "-p", _site.Host, "name", "--formatter", "csv").Split('\n').Select(static l => l.Trim('"', '\r')).Where(static l => l.StartsWith("refrain.tasks.default~normal~", StringComparison.Ordinal))];

    private PipelineProcess Of(string build, Func<Site, PipelineProcess> start)
    {
        _site.Build = build;
        return start(_site);
    }

    private async Task<string> ShownAsync(string build, string name)
    {
        var result = await Of(build, s => s.Start(["show", "Greeting", "--name", name, "--store", s.Store])).EndAsync();
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output;
    }
}
