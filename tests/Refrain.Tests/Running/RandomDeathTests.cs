using System.Collections.Concurrent;
using System.Globalization;
using Refrain.Codecs;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Running;

/// <summary>
/// Random graphs in two workers, with random failures, random deaths of workers, and dead ones that go on, against a model that goes through the tasks one after the other. The seed
/// is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
public sealed class RandomDeathTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "40", CultureInfo.InvariantCulture);

    public RandomDeathTests() => TaskRegistry.Register([TaskDescriptor.Of<Step>()]);

    [Fact]
    public async Task Whatever_dies_what_is_made_is_what_the_model_makes_and_each_once()
    {
        var deaths = 0;
        for (var seed = 1; seed <= s_seeds; seed++)
            deaths += await new Case(seed).RunAsync();
        Assert.True(deaths > s_seeds, "Hardly a worker died.");
    }

    private enum Nature
    {
        Good,
        Fails,
        Deadly,
        Murderous,
    }

    private sealed class Case
    {
        private readonly int _seed;
        private readonly List<Step> _steps = [];
        private readonly List<Nature> _natures = [];
        private readonly List<int[]> _asks = [];
        private readonly ConcurrentQueue<PipeLink> _links = new();
        private readonly ConcurrentDictionary<int, int> _begun = new();
        private readonly ConcurrentDictionary<int, int> _latest = new();

        public Case(int seed)
        {
            _seed = seed;
            var random = new Random(seed);
            var count = random.Next(3, 30);
            for (var i = 0; i < count; i++)
            {
                var number = i;
                _natures.Add(random.Next(20) switch { 0 => Nature.Murderous, 1 => Nature.Fails, < 6 => Nature.Deadly, _ => Nature.Good });
                int[] needs = [.. Enumerable.Range(0, i).Where(_ => random.Next(i) < 2)];
                _asks.Add([.. Enumerable.Range(0, i).Where(_ => random.Next(i * 4) == 0)]);
                var deaths = random.Next(1, 3);
                var goesOn = random.Next(2) == 0;
                _steps.Add(new Step($"s{i}")
                {
                    Needs = [.. needs.Select(n => _steps[n])],
                    Body = (texts, context) => BodyAsync(number, deaths, goesOn, texts, context),
                });
            }

            Step.Decoded = name => _steps[int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture)];
        }

        public async Task<int> RunAsync()
        {
            using var folder = new TempFolder();
            try
            {
                var processes = new WorkerProcesses(2, new("unused", [])) { Start = () => Linked(folder.Path) };
                RunReport report;
                await using (var pipeline = Pipeline.Open(folder.Path))
                {
                    var run = pipeline.RunAsync(_steps, new RunOptions { Workers = 2, Processes = processes });
                    Assert.True(await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(30))) == run, $"seed {_seed}: the run does not end");
                    report = await run;
                }

                var model = new Dictionary<int, (TaskState State, string Text)>();
                for (var i = 0; i < _steps.Count; i++)
                    model.Add(i, Visit(i, model));
                var states = report.Tasks.ToDictionary(t => ((Step)t.Task).Name, t => t.State);
                await using var store = LocalStore.Open(folder.Path);
                for (var i = 0; i < _steps.Count; i++)
                {
                    Assert.True(states[_steps[i].Name] == model[i].State, $"seed {_seed}: {_steps[i]} is {states[_steps[i].Name]} and not {model[i].State}");
                    ITask task = _steps[i];
                    var entry = (await store.Catalog.FindAsync([task.Key], withBytes: true)).GetValueOrDefault(task.Key);
                    Assert.True((entry is not null) == (model[i].State == TaskState.Executed), $"seed {_seed}: {task} is {(entry is null ? "not " : "")}stored");
                    if (entry is null)
                        continue;
                    await using var stream = store.OpenRead(entry);
                    var text = ((OutputCodec<string>)TaskDescriptor.Of(task).Output!).Read(stream);
                    Assert.True(text == model[i].Text, $"seed {_seed}: {task} is '{text}' and not '{model[i].Text}'");
                }

                return _links.Count(l => l.WasKilled);
            }
            finally
            {
                foreach (var link in _links)
                    link.Release();
                foreach (var link in _links)
                    link.Join();
            }
        }

        private (TaskState State, string Text) Visit(int i, Dictionary<int, (TaskState State, string Text)> model)
        {
            int[] needs = [.. _steps[i].Needs.Select(n => _steps.IndexOf((Step)n))];
            if (needs.Any(n => model[n].State != TaskState.Executed))
                return (TaskState.Skipped, "");

            // It dies or fails before it asks.
            if (_natures[i] is Nature.Fails or Nature.Murderous)
                return (TaskState.Failed, "");
            return _asks[i].Any(a => model[a].State != TaskState.Executed)
                ? (TaskState.Skipped, "")
                : (TaskState.Executed, Text(i, needs.Concat(_asks[i]).Select(n => model[n].Text)));
        }

        private async ValueTask<string> BodyAsync(int i, int deaths, bool goesOn, IReadOnlyList<string> texts, TaskContext context)
        {
            var begun = _begun.AddOrUpdate(i, 1, static (_, n) => n + 1);
            _latest.AddOrUpdate(i, context.Attempt, (_, latest) => Math.Max(latest, context.Attempt));
            if (_natures[i] == Nature.Fails)
                throw new InvalidDataException("on purpose");
            if (_natures[i] == Nature.Murderous || (_natures[i] == Nature.Deadly && begun <= deaths))
            {
                PipeLink.Current.Kill();

                // Once it has begun under a newer claim, what it makes here comes too late. (Elsewhere may also be another worker that was cut off, and goes through what it had.)
                while (!goesOn || _latest[i] == context.Attempt)
                    await Task.Delay(1, context.CancellationToken);
                return $"late {i}";
            }

            var asked = new List<string>();
            foreach (var ask in _asks[i])
                asked.Add(await context.RequireAsync(_steps[ask]));
            return Text(i, texts.Concat(asked));
        }

        private static string Text(int i, IEnumerable<string> texts) =>
            ContentHash.Of($"{i}:{string.Join(',', texts)}").ToString()[..12];

        private PipeLink Linked(string folder)
        {
            var link = new PipeLink(folder);
            _links.Enqueue(link);
            return link;
        }
    }
}
