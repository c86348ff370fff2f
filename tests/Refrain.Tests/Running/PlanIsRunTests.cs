using System.Globalization;

namespace Refrain.Tests.Running;

/// <summary>
/// A plan is what the run then does: every task that runs was planned to, for the planned reason, and what was planned to run and did not was cut
/// off by inputs that came out the same, or failed to be reached. Over random graphs with runtime requirements, edits and failures.
/// </summary>
public sealed class PlanIsRunTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_runs_was_planned_to_run()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
            await RunSeedAsync(seed);
    }

    private static async Task RunSeedAsync(int seed)
    {
        var random = new Random(seed);
        using var store = new StoreFixture();
        var pipeline = Pipeline.Open(store.Store);
        var contents = new int[random.Next(1, 5)];
        var failing = new HashSet<string>();
        Input[] inputs = [.. contents.Select((_, i) => new Input($"i{i}")
        {
            Content = () => failing.Contains($"i{i}") ? throw new IOException("gone") : contents[i].ToString(CultureInfo.InvariantCulture),
        })];
        var steps = MakeSteps(random, inputs, failing);

        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i < contents.Length; i++)
                contents[i] = random.Next(3) == 0 ? random.Next(4) : contents[i];
            failing.Clear();
            failing.UnionWith(steps.Where(_ => random.Next(15) == 0).Select(s => s.Name));
            failing.UnionWith(inputs.Where(_ => random.Next(15) == 0).Select(s => s.Name));
            Step[] roots = [.. steps.Where(_ => random.Next(3) > 0)];
            var options = new RunOptions { Workers = random.Next(1, 9), Force = random.Next(6) == 0 };
            if (random.Next(4) == 0 && round > 0)
                await ForgetAsync(store, random);

            var plan = await pipeline.PlanAsync(roots, options);
            var report = await pipeline.RunAsync(roots, options);
            var where = $"seed {seed}, round {round}: ";
            Assert.True(plan.Failures.Count == 0 || report.Tasks.Any(t => t.State == TaskState.Failed), where + "a failure that the run does not have");
            var planned = plan.Tasks.ToDictionary(t => t.Task.Key);
            foreach (var task in report.Tasks.Where(t => t.Task is Step))
            {
                var known = planned.TryGetValue(task.Task.Key, out var plannedTask);

                // What only a runtime requirement asks for that could not be evaluated yet is not in the plan; such requirements are in the plan's list.
                if (!known && task.State != TaskState.Skipped)
                {
                    Assert.True(plan.Open.Count > 0, $"{where}{task.Task} {task.State} was not in the plan");
                    continue;
                }

                if (task.State == TaskState.Executed || (task.State == TaskState.Failed && task.Reason is not null))
                {
                    Assert.True(plannedTask!.Action == PlannedAction.Run, $"{where}{task.Task} was planned to be reused and ran: {task.Reason}");

                    // An input planned to change may come out the same, and a later one be the reason; a forced task has that left as its reason then.
                    Assert.True(
                        plannedTask.Reason == task.Reason || plannedTask.Reason!.Value.Kind == ReasonKind.InputChanged,
                        $"{where}{task.Task} was planned as {plannedTask.Reason} and ran as {task.Reason}");
                }
                else if (task.State == TaskState.UpToDate && plannedTask!.Action == PlannedAction.Run)
                {
                    Assert.True(plannedTask.Reason!.Value.Kind == ReasonKind.InputChanged, $"{where}{task.Task} was planned as {plannedTask.Reason} and did not run");
                }
            }

            // What is up to date now is planned to be reused, whole.
            if (report.State == Refrain.Stores.RunState.Succeeded)
                Assert.All((await pipeline.PlanAsync(roots)).Tasks, t => Assert.True(t.Action == PlannedAction.Reuse, $"{where}{t.Task} again: {t.Reason}"));
        }
    }

    /// <summary>Loses a blob.</summary>
    private static async Task ForgetAsync(StoreFixture store, Random random)
    {
        var blobs = await store.Blobs.ListAsync().Select(b => b.Name).Order(StringComparer.Ordinal).ToListAsync();
        if (blobs.Count > 0)
            await store.Blobs.DeleteAsync(blobs[random.Next(blobs.Count)]);
    }

    private static Step[] MakeSteps(Random random, Input[] inputs, HashSet<string> failing)
    {
        var steps = new List<Step>();
        var count = random.Next(1, 25);
        for (var i = 0; i < count; i++)
        {
            var name = $"s{i}";
            Step[] before = [.. steps];
            ITask[] needs = [.. steps.Where(_ => random.Next(4) == 0), .. inputs.Where(_ => random.Next(3) == 0)];
            var large = random.Next(4) == 0;
            steps.Add(new Step(name)
            {
                Needs = needs,
                Later = random.Next(4) > 0 ? null : texts => before.Length == 0 ? [] : before.Where((_, b) => (texts.Sum(t => t[0]) + b) % 5 == 0),
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
