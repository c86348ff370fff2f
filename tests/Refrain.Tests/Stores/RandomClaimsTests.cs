using System.Globalization;
using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

/// <summary>
/// Random claims, releases, publications and ends of runs by two processes on one file (two catalogs, each with its own picture of the claims in memory) are answered as a
/// catalog in memory answers them. The seed is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
public sealed class RandomClaimsTests : IDisposable
{
    private const int Tasks = 400;

    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "20", CultureInfo.InvariantCulture);

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Two_processes_see_each_others_claims()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
            await RunSeedAsync(seed);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunSeedAsync(int seed)
    {
        var random = new Random(seed);
        var path = Path.Combine(_folder.Path, string.Create(CultureInfo.InvariantCulture, $"{seed}.db"));
        await using var one = SqliteCatalog.Open(path);
        await using var other = SqliteCatalog.Open(path);
        var model = new MemoryCatalog();
        var runs = new List<(long Run, SqliteCatalog Of)>();
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
