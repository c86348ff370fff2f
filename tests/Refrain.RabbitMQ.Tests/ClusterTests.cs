using System.Globalization;
using Refrain.EndToEnd.Tests;
using Refrain.Testing.Servers;
using Xunit.Abstractions;

namespace Refrain.RabbitMQ.Tests;

/// <summary>
/// A cluster of three nodes, workers and a driver, of all of which any is killed at random. REFRAIN_GROUPS says how many groups of twenty tasks there are, beside half as many chains of ten (500 are 12,503 tasks), REFRAIN_KILLS
/// how many deaths, REFRAIN_SEED where to begin.
/// </summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class ClusterTests(ITestOutputHelper output) : IDisposable
{
    private readonly Site _site = new(RabbitServer.Cluster);

    public void Dispose() => _site.Dispose();

    [ServerFact]
    public async Task Whatever_dies_every_task_is_committed_once_with_the_bytes_of_a_local_run()
    {
        var groups = Setting("REFRAIN_GROUPS", 25);
        var kills = Setting("REFRAIN_KILLS", 6);
        var random = new Random(Setting("REFRAIN_SEED", 1));
        string[] task = ["Mixture", "--groups", groups.ToString(CultureInfo.InvariantCulture)];
        var expected = await _site.LocallyAsync(task);
        PipelineProcess[] workers = [.. Enumerable.Range(0, 3).Select(_ => _site.Worker("--slots", "2"))];
        var driver = _site.Driver(task);
        var deadNode = -1;
        var drivers = 1;
        for (var killed = 0; ; killed++)
        {
            var end = driver.EndAsync();
            if (killed >= kills || await Task.WhenAny(end, Task.Delay(random.Next(300, 3_000))) == end)
            {
                if (deadNode >= 0)
                    _site.Rabbit.Start(deadNode);
                deadNode = -1;
                var result = await end;
                if (result.ExitCode == 0)
                    break;

                // Of many deaths three can meet one task by chance; it has failed then, with that reason, and is sent again.
                Assert.Contains("times that one ended", result.Error, StringComparison.Ordinal);
                driver = _site.Driver(task);
                drivers++;
                continue;
            }

            // Each dies once, then it is left to chance.
            switch (killed < 3 ? killed : random.Next(4))
            {
                case 0 when deadNode < 0:
                    deadNode = random.Next(_site.Rabbit.Count);
                    output.WriteLine($"node {deadNode} dies");
                    _site.Rabbit.Kill(deadNode);
                    break;
                case 0:
                    output.WriteLine($"node {deadNode} comes back");
                    _site.Rabbit.Start(deadNode);
                    deadNode = -1;
                    break;
                case 1:
                    output.WriteLine("the driver dies");
                    driver.Kill();
                    driver = _site.Driver(task);
                    drivers++;
                    break;
                default:
                    var worker = random.Next(workers.Length);
                    output.WriteLine($"worker {worker} dies");
                    workers[worker].Kill();
                    workers[worker] = _site.Worker("--slots", "2");
                    break;
            }
        }

        output.WriteLine($"{expected.Length} tasks, {drivers} drivers");
        Assert.Equal(expected, await _site.StoredAsync(task));
        Assert.Equal((expected.Length, expected.Length), (_site.Artifacts, _site.Commits));
    }

    private static int Setting(string name, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
