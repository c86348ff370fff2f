using System.Globalization;
using Refrain.Codecs;
using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Cleaning;

/// <summary>
/// Random stores: graphs whose edges, sources and failures change from round to round, with runs and cleans that die at a random write. After each round
/// what was asked for equals what a few lines of model make from nothing, and what a clean left is enough: nothing that was up to date before it runs after
/// it. The seed is in the message of a failure; REFRAIN_SEEDS makes it longer.
/// </summary>
public sealed class RandomStoreTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "300", CultureInfo.InvariantCulture);

    public RandomStoreTests() => TaskRegistry.Register(() => [TaskDescriptor.Of<Step>(), TaskDescriptor.Of<Passing>(), TaskDescriptor.Of<Input>()]);

    [Fact]
    public async Task What_is_left_is_what_a_clean_build_makes()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
        {
            using var world = new World(seed);
            for (var round = 0; round < 8; round++)
                await world.RoundAsync(round);
        }
    }

    private sealed class World : IDisposable
    {
        private readonly int _seed;
        private readonly Random _random;
        private readonly StoreFixture _store = new();
        private readonly SettableTime _time = new();
        private readonly int?[] _contents;
        private readonly Dictionary<string, (bool Passing, string[] Needs)> _graph = new(StringComparer.Ordinal);
        private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
        private readonly HashSet<string> _failing = new(StringComparer.Ordinal);
        private readonly Dictionary<string, ITask> _tasks = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string?> _model = new(StringComparer.Ordinal);

        public World(int seed)
        {
            _seed = seed;
            _random = new(seed);
            _contents = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => (int?)_random.Next(4))];
            for (var i = _random.Next(2, 16); i > 0; i--)
                _graph.Add($"s{_graph.Count}", (_random.Next(3) == 0, []));
            foreach (var name in _graph.Keys.ToArray())
                Rewire(name);
        }

        public void Dispose() => _store.Dispose();

        public async Task RoundAsync(int round)
        {
            // Another program, on the store of the one before, which may have died.
            Edit();
            Input.Decoded = In;
            Step.Decoded = name => (Step)Task(name);
            Passing.Decoded = name => (Passing)Task(name);
            _time.Pass(TimeSpan.FromMinutes(5));
            string[] roots = [.. _graph.Keys.Where(_ => _random.Next(3) == 0)];
            _asked.UnionWith(roots);
            if (_random.Next(3) == 0)
            {
                _failing.UnionWith(_graph.Keys.Where(_ => _random.Next(6) == 0));
                await DyingAsync(p => p.RunAsync([.. roots.Select(Task)], new RunOptions { Workers = _random.Next(1, 5) }));
                _failing.Clear();
            }

            await RunAsync(round, roots);
            if (_random.Next(2) == 0)
                await CleanAsync(round);
        }

        private async Task RunAsync(int round, string[] roots)
        {
            _time.Pass(TimeSpan.FromMinutes(5));
            await using var pipeline = Open(_store.Catalog);
            var report = await pipeline.RunAsync(roots.Select(Task), new RunOptions { Workers = _random.Next(1, 5) });
            var states = report.Tasks.ToDictionary(t => t.Task.ToString()!, t => t.State, StringComparer.Ordinal);
            foreach (var root in roots)
            {
                var expected = Model(root);
                Check(round, (expected is not null) == (states[root] is TaskState.Executed or TaskState.UpToDate), $"{root} is {states[root]}");
                if (expected is not null)
                    Check(round, await ReadAsync(pipeline, root) == expected, $"the output of {root}");
            }
        }

        private async Task CleanAsync(int round)
        {
            await using var pipeline = Open(_store.Catalog);
            await pipeline.StaleAsync();
            var before = await ReusedAsync(pipeline);
            var options = new CleanOptions { Stale = _random.Next(2) == 0, Orphans = _random.Next(2) == 0, Intermediate = _random.Next(2) == 0 };
            if (_random.Next(3) == 0)
            {
                await DyingAsync(p => p.CleanAsync(options));
                _time.Pass(TimeSpan.FromMinutes(5));
                var left = await ReusedAsync(pipeline);
                Check(round, before.IsSubsetOf(left), $"a clean that died removed {string.Join(", ", before.Except(left))}: {options}");
                _asked.IntersectWith((await _store.Catalog.RequestsAsync()).Select(r => TextOf(r)));
                await pipeline.StaleAsync();
                before = await ReusedAsync(pipeline);
            }

            var expected = await pipeline.CleanAsync(options with { DryRun = true });
            var cleaned = await pipeline.CleanAsync(options);
            Check(round, expected.Items.SequenceEqual(cleaned.Items), "a dry run said something else");
            var after = await ReusedAsync(pipeline);
            Check(round, before.IsSubsetOf(after), $"a clean removed {string.Join(", ", before.Except(after))}: {options}; {string.Join("; ", cleaned.Items)}");

            // What was asked for and is removed, because its sources are gone, has to be asked for again.
            _asked.ExceptWith(cleaned.Items.Where(i => i.Reason == CleanReason.Stale).Select(i => i.Text));
            foreach (var root in _asked.Where(before.Contains))
                Check(round, await ReadAsync(pipeline, root) == Model(root), $"the output of {root} after a clean");
            Check(round, (await pipeline.CleanAsync(options)).Items.All(i => i.Reason < CleanReason.Unreferenced), "a clean left garbage");
        }

        /// <summary>
        /// What a run for all that was ever asked for would not run; but not intermediate artifacts, which may have to be made again for what would run anyway.
        /// </summary>
        private async Task<HashSet<string>> ReusedAsync(Pipeline pipeline)
        {
            var plan = await pipeline.PlanAsync(_asked.Order(StringComparer.Ordinal).Select(Task));
            return [.. plan.Tasks.Where(t => t.Action == PlannedAction.Reuse && t.Task is not Passing).Select(t => t.Task.ToString()!)];
        }

        private async Task DyingAsync(Func<Pipeline, Task> work)
        {
            try
            {
                await using var pipeline = Open(new DyingCatalog(_store.Catalog, _random.Next(6)));
                await work(pipeline);
            }
            catch (StoreException)
            {
                // It died.
            }
        }

        private Pipeline Open(ICatalog catalog) => Pipeline.Open(new ArtifactStore(catalog, _store.Blobs, _store.Store.ScratchFolder), new PipelineOptions { Time = _time, LeanFrom = _random.Next(2) == 0 ? 1 : int.MaxValue, MostHeld = _random.Next(2) * 1_000_000, YoungHeld = _random.Next(4) });

        private void Edit()
        {
            for (var i = 0; i < _contents.Length; i++)
            {
                _contents[i] = _random.Next(8) switch
                {
                    0 => null,
                    1 or 2 => _random.Next(4),
                    _ => _contents[i] ?? (_random.Next(2) == 0 ? _random.Next(4) : null),
                };
            }

            foreach (var name in _graph.Keys.ToArray())
            {
                if (_random.Next(6) == 0)
                    Rewire(name);
            }

            _tasks.Clear();
            _model.Clear();
        }

        private void Rewire(string name)
        {
            var number = int.Parse(name[1..], CultureInfo.InvariantCulture);
            string[] needs = [.. Enumerable.Range(0, number).Where(_ => _random.Next(3) == 0).Select(i => $"s{i}"), .. Enumerable.Range(0, _contents.Length).Where(_ => _random.Next(4) == 0).Select(i => $"i{i}")];
            _graph[name] = (_graph[name].Passing, needs);
        }

        private ITask Task(string name)
        {
            if (name[0] == 'i')
                return In(name);
            if (_tasks.TryGetValue(name, out var known))
                return known;
            var (passing, names) = _graph[name];
            ITask[] needs = [.. names.Select(Task)];
            return _tasks[name] = passing
                ? new Passing(name) { Needs = needs, Body = (texts, _) => Body(name, texts) }
                : new Step(name) { Needs = needs, Body = (texts, _) => Body(name, texts) };
        }

        private Input In(string name) => new(name)
        {
            Content = () => _contents[int.Parse(name[1..], CultureInfo.InvariantCulture)]?.ToString(CultureInfo.InvariantCulture) ?? throw new SourceGoneException($"{name} is gone."),
        };

        private async ValueTask<string> Body(string name, IReadOnlyList<string> texts)
        {
            await System.Threading.Tasks.Task.Yield();
            return _failing.Contains(name) ? throw new InvalidDataException(name) : Make(name, texts);
        }

        /// <summary>Few different outputs, so that changed inputs often make the same again; now and then a large one.</summary>
        private static string Make(string name, IEnumerable<string> texts)
        {
            var made = (name.Length + texts.Sum(t => t[0])) % 3;
            return made == 0 ? "0" + new string('x', 20_000) : $"{made}";
        }

        /// <summary>What a clean build makes, or <see langword="null"/> if it cannot.</summary>
        private string? Model(string name)
        {
            if (name[0] == 'i')
                return _contents[int.Parse(name[1..], CultureInfo.InvariantCulture)]?.ToString(CultureInfo.InvariantCulture);
            if (_model.TryGetValue(name, out var known))
                return known;
            string?[] needs = [.. _graph[name].Needs.Select(Model)];
            return _model[name] = needs.Contains(null) ? null : Make(name, needs!);
        }

        private static string TextOf(TaskRequest request) => TaskRegistry.Default.Decode(request.Message.Span).ToString()!;

        private static async Task<string> ReadAsync(Pipeline pipeline, string name)
        {
            var artifact = await pipeline.FindAsync(new Step(name)) ?? await pipeline.FindAsync(new Passing(name));
            await using var stream = artifact!.OpenRead();
            return ((OutputCodec<string>)TaskDescriptor.Of<Step>().Output!).Read(stream);
        }

        private void Check(int round, bool holds, string what) => Assert.True(holds, $"seed {_seed}, round {round}: {what}");
    }
}
