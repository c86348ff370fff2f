using System.Globalization;
using Refrain.Tests.Running;

namespace Refrain.Tests.Verifying;

/// <summary>
/// Over random graphs with runtime requirements: exactly the tasks that depend on something else than their inputs differ, however many depend on them, and a store is what
/// it was. The seed is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
[Collection(ProcessWide.Name)]
public sealed class RandomVerificationTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "60", CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_is_deterministic_is_the_same_and_the_rest_differs()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
            await RunSeedAsync(seed);
    }

    private static async Task RunSeedAsync(int seed)
    {
        var random = new Random(seed);
        using var store = new StoreFixture();
        var runs = 0;
        var moody = new HashSet<string>();
        var source = new Input("source") { Content = () => "7" };
        var steps = new List<Step>();
        var count = random.Next(1, 20);
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"s{i}");
            if (random.Next(4) == 0)
                moody.Add(name);
            Step[] before = [.. steps];
            var padding = new string('x', random.Next(3) == 0 ? 20_000 : 0);
            steps.Add(new Step(name)
            {
                Needs = [.. before.Where(_ => random.Next(4) == 0), .. random.Next(3) == 0 ? [source] : Array.Empty<ITask>()],
                Later = random.Next(4) > 0 ? null : texts => before.Where((_, b) => (texts.Sum(t => t.Length) + b) % 5 == 0),
                Body = async (texts, _) =>
                {
                    await Task.Yield();
                    var mood = moody.Contains(name) ? Interlocked.Increment(ref runs) : 0;
                    return string.Create(CultureInfo.InvariantCulture, $"{name}{texts.Sum(t => t.Length)}{padding}{mood}");
                },
            });
        }

        await store.RunAsync(steps);
        var report = await Pipeline.Open(store.Store).VerifyAsync(steps, new VerifyOptions { Workers = random.Next(1, 6) });
        Assert.Equal(count, report.Tasks.Count);
        foreach (var task in report.Tasks)
        {
            var expected = moody.Contains(task.Task.ToString()!) ? VerifyState.Differs : VerifyState.Same;
            Assert.True(task.State == expected, $"seed {seed}: {task.Task} {task.State} {task.Because} {task.Error?.Message}");
        }

        Assert.Equal(new Refrain.Stores.RunCounts(0, count, 0, 0), (await store.RunAsync(steps)).Counts);
    }
}
