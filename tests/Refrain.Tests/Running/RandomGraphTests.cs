using System.Globalization;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>
/// Random graphs, random edits of their sources and random failures, run by random numbers of workers, against a model of a few lines that goes
/// through the tasks one after the other. The seed is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
public sealed class RandomGraphTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "200", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Runs_what_the_model_runs_and_makes_what_the_model_makes()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
            await RunSeedAsync(seed);
    }

    private static async Task RunSeedAsync(int seed)
    {
        var random = new Random(seed);
        using var store = new StoreFixture();
        var contents = new int[random.Next(1, 5)];
        var failing = new HashSet<string>();
        Input[] inputs = [.. contents.Select((_, i) => new Input($"i{i}") { Content = () => contents[i].ToString(CultureInfo.InvariantCulture) })];
        var steps = MakeSteps(random, inputs, failing);
        var model = new Dictionary<string, (string[] Inputs, string Output)>();

        for (var round = 0; round < 6; round++)
        {
            for (var i = 0; i < contents.Length; i++)
                contents[i] = random.Next(3) == 0 ? random.Next(4) : contents[i];
            failing.Clear();
            failing.UnionWith(steps.Where(_ => random.Next(12) == 0).Select(s => s.Name));
            Step[] roots = [.. steps.Where(_ => random.Next(3) > 0)];

            var expected = Model(roots, model, contents, failing);
            var report = await Pipeline.Open(store.Store, new PipelineOptions { LeanFrom = random.Next(2) == 0 ? 1 : int.MaxValue, MostHeld = random.Next(2) * 1_000_000, YoungHeld = random.Next(4) }).RunAsync(roots, new RunOptions { Workers = random.Next(1, 9) });
            var actual = report.Tasks.ToDictionary(t => t.Task.ToString()!, t => t.State);
            Assert.True(
                expected.Count == actual.Count && expected.All(e => actual[e.Key] == e.Value),
                $"seed {seed}, round {round}: " + string.Join(", ", expected.Where(e => actual.GetValueOrDefault(e.Key) != e.Value).Select(e => $"{e.Key} {e.Value}")));

            foreach (var step in roots.Where(r => actual[r.Name] is TaskState.Executed or TaskState.UpToDate))
                Assert.True(await ReadAsync(store, step) == model[step.Name].Output, $"seed {seed}, round {round}: the output of {step}");
        }
    }

    private static Step[] MakeSteps(Random random, Input[] inputs, HashSet<string> failing)
    {
        var steps = new List<Step>();
        var count = random.Next(1, 25);
        for (var i = 0; i < count; i++)
        {
            var name = $"s{i}";
            ITask[] needs = [.. steps.Where(_ => random.Next(4) == 0), .. inputs.Where(_ => random.Next(3) == 0)];
            steps.Add(new Step(name)
            {
                Needs = needs,
                Body = async (texts, _) =>
                {
                    await Task.Yield();
                    return failing.Contains(name) ? throw new InvalidDataException(name) : Make(name, texts);
                },
            });
        }

        return [.. steps];
    }

    /// <summary>Few different outputs, so that changed inputs often make the same again.</summary>
    private static string Make(string name, IEnumerable<string> texts) => $"{(name.Length + texts.Sum(t => t[0])) % 3}";

    private static Dictionary<string, TaskState> Model(
        Step[] roots, Dictionary<string, (string[] Inputs, string Output)> stored, int[] contents, HashSet<string> failing)
    {
        var states = new Dictionary<string, TaskState>();
        foreach (var root in roots)
            Visit(root);
        return states;

        bool Visit(Step step)
        {
            if (states.TryGetValue(step.Name, out var known))
                return known is TaskState.Executed or TaskState.UpToDate;
            Step[] needs = [.. step.Needs.OfType<Step>()];
            var ready = needs.Count(Visit) == needs.Length;
            if (!ready)
            {
                states[step.Name] = TaskState.Skipped;
                return false;
            }

            string[] now =
            [
                .. needs.Select(n => stored[n.Name].Output),
                .. step.Needs.OfType<Input>().Select(i => contents[i.Name[1] - '0'].ToString(CultureInfo.InvariantCulture)),
            ];
            if (stored.TryGetValue(step.Name, out var old) && old.Inputs.SequenceEqual(now))
            {
                states[step.Name] = TaskState.UpToDate;
                return true;
            }

            if (failing.Contains(step.Name))
            {
                states[step.Name] = TaskState.Failed;
                return false;
            }

            stored[step.Name] = (now, Make(step.Name, now));
            states[step.Name] = TaskState.Executed;
            return true;
        }
    }

    private static async Task<string> ReadAsync(StoreFixture store, Step step)
    {
        var artifact = await Pipeline.Open(store.Store).FindAsync(step);
        await using var stream = artifact!.OpenRead();
        return ((Refrain.Codecs.OutputCodec<string>)TaskDescriptor.Of(step).Output!).Read(stream);
    }
}
