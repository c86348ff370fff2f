using System.Globalization;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>
/// Two stores see the same random graphs, edits, failures and other runs; one may answer from memory, in the other everything is looked at. What runs, and what is
/// there afterwards, is the same. The seed is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
public sealed class ProofPropertyTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_run_with_memory_executes_what_one_without_does()
    {
        var proven = 0;
        for (var seed = 1; seed <= s_seeds; seed++)
            proven += await RunSeedAsync(seed);
        Assert.True(proven > s_seeds, $"only {proven} runs were answered from memory");
    }

    private static async Task<int> RunSeedAsync(int seed)
    {
        var random = new Random(seed);
        using var remembering = new StoreFixture();
        using var looking = new StoreFixture();
        var contents = new int[random.Next(1, 5)];
        var failing = new HashSet<string>();
        Input.Decoded = name => new Input(name)
        {
            Content = () => failing.Contains(name) ? throw new IOException("gone") : contents[name[1] - '0'].ToString(CultureInfo.InvariantCulture),
        };
        Input[] inputs = [.. contents.Select((_, i) => Input.Decoded($"i{i}"))];
        var steps = MakeSteps(random, inputs, failing);
        Step[][] asked = [.. Enumerable.Range(0, 3).Select(_ => steps.Where(_ => random.Next(3) == 0).ToArray()).Where(r => r.Length > 0)];
        var proven = 0;
        for (var round = 0; asked.Length > 0 && round < 14; round++)
        {
            var where = $"seed {seed}, round {round}";
            if (random.Next(3) == 0)
                contents[random.Next(contents.Length)] = random.Next(4);
            failing.Clear();
            if (random.Next(6) == 0)
                failing.Add(random.Next(2) == 0 ? inputs[random.Next(inputs.Length)].Name : steps[random.Next(steps.Length)].Name);
            var roots = asked[random.Next(asked.Length)];
            switch (random.Next(12))
            {
                case 0 when failing.Count == 0:
                    // So that it is made again in this round: memory does not look at what lies between the roots of another (decision 0015).
                    await LoseAsync(remembering, roots[0]);
                    await LoseAsync(looking, roots[0]);
                    break;
                case 1:
                    await MarkAsync(steps[random.Next(steps.Length)], remembering, looking);
                    break;
                case 2:
                    // What somebody else makes of the same store.
                    var other = steps[random.Next(steps.Length)];
                    await remembering.RunAsync(other);
                    await looking.RunAsync(other);
                    break;
            }

            var options = new RunOptions { Workers = random.Next(1, 5), Force = random.Next(10) == 0 };
            var first = await Pipeline.Open(remembering.Store, new PipelineOptions { ProofFrom = 1 }).RunAsync(roots, options);
            var second = await Pipeline.Open(looking.Store).RunAsync(roots, options with { Recheck = true });
            proven += first.IsProven ? 1 : 0;
            Assert.False(second.IsProven, where);
            Assert.True(first.State == second.State && first.Counts == second.Counts, $"{where}: {first.State} {first.Counts}, {second.State} {second.Counts}");
            Assert.Equal(Lines(second, TaskState.Executed, where), Lines(first, TaskState.Executed, where));
            Assert.Equal(Lines(second, TaskState.Failed, where), Lines(first, TaskState.Failed, where));
            Assert.Equal(await VersionsAsync(looking), await VersionsAsync(remembering));
        }

        return proven;
    }

    private static string[] Lines(RunReport report, TaskState state, string where) =>
        [where, .. report.Tasks.Where(t => t.State == state).Select(t => $"{t.Task} {t.Reason}").Order(StringComparer.Ordinal)];

    private static async Task<string[]> VersionsAsync(StoreFixture store) =>
        [.. (await store.Catalog.ListAsync().ToListAsync()).Where(e => e.Kind == TaskKind.Task).Select(e => e.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>Loses the bytes of a root, where they are a blob.</summary>
    private static async Task LoseAsync(StoreFixture store, Step root)
    {
        if ((await store.Catalog.FindAsync([((ITask)root).Key])).Values.SingleOrDefault()?.Blob is { } blob)
            await store.Blobs.DeleteAsync(blob);
    }

    /// <summary>Marks a task stale, as somebody else would.</summary>
    private static async Task MarkAsync(Step step, params StoreFixture[] stores)
    {
        foreach (var store in stores)
        {
            if ((await store.Catalog.FindAsync([((ITask)step).Key], withBytes: true)).Values.SingleOrDefault() is { } entry)
                await store.Catalog.CommitAsync([entry with { Mark = new(StaleCause.ByHand, entry.Key, "", entry.CompletedAt) }]);
        }
    }

    private static Step[] MakeSteps(Random random, Input[] inputs, HashSet<string> failing)
    {
        var steps = new List<Step>();
        var count = random.Next(2, 20);
        for (var i = 0; i < count; i++)
        {
            var name = $"s{i}";
            Step[] before = [.. steps];
            ITask[] needs = [.. steps.Where(_ => random.Next(4) == 0), .. inputs.Where(_ => random.Next(3) == 0)];
            var large = random.Next(3) == 0;
            steps.Add(new Step(name)
            {
                Needs = needs,
                Later = random.Next(4) > 0 ? null : texts => before.Where((_, b) => (texts.Sum(t => t[0]) + b) % 5 == 0),
                Body = async (texts, _) =>
                {
                    await Task.Yield();
                    return failing.Contains(name) ? throw new InvalidDataException(name) : Make(name, texts) + (large ? new string(name[^1], 20_000) : "");
                },
            });
        }

        return [.. steps];
    }

    /// <summary>Few different outputs, so that changed inputs often make the same again.</summary>
    private static string Make(string name, IEnumerable<string> texts) => $"{(name.Length + texts.Sum(t => t[0])) % 3}";
}
