using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>
/// Random claims, releases, publications and ends of runs by two who have one catalog open are answered as a catalog in memory answers them.
/// </summary>
public static class RandomClaims
{
    private const int Tasks = 400;

    /// <summary>Goes through the random steps of a seed.</summary>
    /// <param name="seed">The seed, which the message of a failure names.</param>
    /// <param name="one">A catalog that has just been made.</param>
    /// <param name="other">The same, opened once more.</param>
    public static async Task RunAsync(int seed, ICatalog one, ICatalog other)
    {
        var random = new Random(seed);
        var model = new MemoryCatalog();
        var runs = new List<(long Run, ICatalog Of)>();
        var now = Entries.Time;
        for (var step = 0; step < 60; step++)
        {
            now += TimeSpan.FromSeconds(random.Next(8));
            if (runs.Count == 0 || (runs.Count < 4 && random.Next(8) == 0))
            {
                var of = random.Next(2) == 0 ? one : other;
                var begun = await model.BeginRunAsync("run", now, Entries.Lease);
                Assert.Equal(begun, await of.BeginRunAsync("run", now, Entries.Lease));
                runs.Add((begun, of));
            }

            var at = random.Next(runs.Count);
            var (run, catalog) = runs[at];
            switch (random.Next(9))
            {
                case < 4:
                    var requests = await RequestsAsync(random, model);
                    var expected = await model.ClaimAsync(run, requests, now);
                    var answers = await catalog.ClaimAsync(run, requests, now);
                    Assert.True(expected.Select(a => a.State).SequenceEqual(answers.Select(a => a.State)), $"seed {seed}, step {step}: the claims of run {run}");
                    break;
                case 4:
                    TaskKey[] keys = [.. Some(random).Select(Entries.Key)];
                    await model.ReleaseAsync(run, keys);
                    await catalog.ReleaseAsync(run, keys);
                    break;
                case < 7:
                    CatalogEntry[] entries = [.. Some(random).Select(i => Entries.Entry(i, content: $"{step}") with { Run = run, Attempt = random.Next(1, 3) })];
                    var lost = await model.PublishAsync(entries);
                    Assert.True(lost.SequenceEqual(await catalog.PublishAsync(entries)), $"seed {seed}, step {step}: what run {run} publishes");
                    break;
                case 7:
                    await model.RenewAsync(run, now, Entries.Lease);
                    await catalog.RenewAsync(run, now, Entries.Lease);
                    break;
                default:
                    await model.EndRunAsync(run, RunState.Succeeded, default, now);
                    await catalog.EndRunAsync(run, RunState.Succeeded, default, now);
                    runs.RemoveAt(at);
                    break;
            }
        }
    }

    private static async Task<ClaimRequest[]> RequestsAsync(Random random, MemoryCatalog model)
    {
        TaskKey[] keys = [.. Some(random).Select(Entries.Key)];
        var known = await model.FindAsync(keys);
        return [.. keys.Select(k => new ClaimRequest(k, random.Next(1, 3), random.Next(20) == 0 ? null : known.GetValueOrDefault(k)))];
    }

    /// <summary>A few tasks, or more than a block of claims holds.</summary>
    private static IEnumerable<int> Some(Random random)
    {
        var first = random.Next(Tasks);
        var count = random.Next(3) == 0 ? random.Next(1, Tasks - first + 1) : random.Next(1, Math.Min(8, Tasks - first) + 1);
        return Enumerable.Range(first, count).Where(_ => random.Next(4) > 0).ToArray();
    }
}
