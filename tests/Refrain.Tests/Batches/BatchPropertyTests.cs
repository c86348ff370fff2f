using System.Collections.Concurrent;
using System.Globalization;
using Refrain.Tests.Running;

namespace Refrain.Tests.Batches;

/// <summary>
/// Random tasks, of which random ones poison every batch they are in (for ever, or a few times) or are given no result, in batches that give their results in random order and fail at random places; against a
/// model that looks at each task alone. The seed is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
public sealed class BatchPropertyTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_task_meets_the_end_that_it_would_meet_alone()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
            await RunSeedAsync(seed);
    }

    private static async Task RunSeedAsync(int seed)
    {
        var random = new Random(seed);
        List<Lookup> tasks = [.. Enumerable.Range(0, random.Next(1, 40)).Select(i => new Lookup("abc"[random.Next(3)].ToString(), i))];
        var odd = 1 + random.Next(12);
        var poison = tasks.Where(_ => random.Next(odd) == 0).ToDictionary(t => (ITask)t, _ => random.Next(4));
        var forgotten = tasks.Where(t => !poison.ContainsKey(t) && random.Next(15) == 0).ToHashSet<ITask>();
        var run = new RunOptions { Workers = random.Next(1, 5), Retries = random.Next(3), RetryDelay = TimeSpan.FromTicks(1) };

        // 3 stands for ever.
        var left = new ConcurrentDictionary<ITask, int>(poison.Where(p => p.Value > 0));
        var harmless = poison.Where(p => p.Value == 0).Select(p => p.Key).ToHashSet();
        var taken = new ConcurrentDictionary<ITask, bool>();
        var wrong = new ConcurrentQueue<string>();
        var script = new BatchScript
        {
            Given = call =>
            {
                foreach (var again in call.Where(taken.ContainsKey))
                    wrong.Enqueue($"{again} was called again");
                if (call.Count > 8 || call.Cast<Lookup>().Select(l => l.Place).Distinct().Count() > 1)
                    wrong.Enqueue($"{call.Count} were called together");
                return Order(call);
            },
        };
        script.Before = (call, i, _) =>
        {
            var order = Order(call);
            var at = order.FindIndex(left.ContainsKey);
            if (at >= 0 && i == new Random(seed + call.Count).Next(at + 1))
            {
                if (call.Count == 1 && left[order[at]] < 3 && left.AddOrUpdate(order[at], 0, (_, n) => n - 1) == 0)
                    left.TryRemove(order[at], out int _);
                throw new IOException($"poison {order[at]}");
            }

            if (i > 0)
                taken[order[i - 1]] = true;
            return default;
        };

        using var store = new StoreFixture { Options = new() { Services = script } };
        var report = await Pipeline.Open(store.Store, store.Options).RunAsync(tasks, run);
        Assert.True(wrong.IsEmpty, $"seed {seed}: {string.Join("; ", wrong)}");
        foreach (var ended in report.Tasks.Where(t => t.Task is Lookup))
        {
            var failures = harmless.Contains(ended.Task) ? 0 : poison.GetValueOrDefault(ended.Task);
            var fails = forgotten.Contains(ended.Task) || failures > run.Retries || failures == 3;
            Assert.True(ended.State == (fails ? TaskState.Failed : TaskState.Executed), $"seed {seed}: {ended.Task} {ended.State}: {ended.Error}");
            var entry = (await store.Catalog.FindAsync([ended.Task.Key])).GetValueOrDefault(ended.Task.Key);
            Assert.True(fails == (entry is null) && (entry is null || entry.Attempt == failures + 1), $"seed {seed}: {ended.Task}, attempt {entry?.Attempt}");
            if (fails && !forgotten.Contains(ended.Task))
                Assert.True(ended.Error!.Message == $"poison {ended.Task}", $"seed {seed}: {ended.Task}: {ended.Error.Message}");
        }

        left.Clear();
        forgotten.Clear();
        var again = await Pipeline.Open(store.Store, store.Options).RunAsync(tasks, run);
        Assert.True(again.Counts.Executed == report.Counts.Failed && again.Counts.Failed == 0, $"seed {seed}: {again.Counts}");
        foreach (var task in tasks)
            Assert.Equal($"{task.Place}{task.Number}", await Pipeline.Open(store.Store, store.Options).GetAsync(task));

        List<ITask> Order(IReadOnlyList<ITask> call)
        {
            var order = new Random(seed + ((Lookup)call[0]).Number);
            return [.. call.Where(t => !forgotten.Contains(t)).OrderBy(_ => order.Next())];
        }
    }
}
