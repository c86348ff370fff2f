using System.Globalization;

namespace Refrain.Tests.Running;

/// <summary>
/// Random tasks that ask for others as what they have read tells them, with random edits of the sources and random failures, against a model that goes through them one after
/// the other. The seed is in the message of a failure; REFRAIN_SEEDS makes the run longer.
/// </summary>
public sealed class RandomDynamicTests
{
    private static readonly int s_seeds = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEEDS") ?? "200", CultureInfo.InvariantCulture);

    public RandomDynamicTests() => TaskRegistry.Register([TaskDescriptor.Of<Step>()]);

    [Fact]
    public async Task Runs_what_the_model_runs_and_makes_what_the_model_makes()
    {
        for (var seed = 1; seed <= s_seeds; seed++)
            await new Case(seed).RunAsync();
    }

    private sealed class Case
    {
        private readonly int _seed;
        private readonly Random _random;
        private readonly int[] _contents;
        private readonly Input[] _inputs;
        private readonly List<Step> _steps = [];
        private readonly List<int[][]> _asks = [];
        private readonly HashSet<string> _failing = [];
        private readonly Dictionary<string, (string[] Inputs, List<(int Asked, string Output)> Answers, string Output)> _stored = [];

        public Case(int seed)
        {
            _seed = seed;
            _random = new Random(seed);
            _contents = new int[_random.Next(1, 4)];
            _inputs = [.. _contents.Select((_, i) => new Input($"i{i}") { Content = () => Text(_contents[i]) })];
            var count = _random.Next(2, 16);
            for (var i = 0; i < count; i++)
                _steps.Add(Make(i));
            Step.Decoded = name => _steps[int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture)];
            Input.Decoded = name => _inputs[name[1] - '0'];
        }

        public async Task RunAsync()
        {
            using var store = new StoreFixture();
            for (var round = 0; round < 6; round++)
            {
                for (var i = 0; i < _contents.Length; i++)
                    _contents[i] = _random.Next(3) == 0 ? _random.Next(4) : _contents[i];
                _failing.Clear();
                _failing.UnionWith(_steps.Where(_ => _random.Next(12) == 0).Select(s => s.Name));
                int[] roots = [.. Enumerable.Range(0, _steps.Count).Where(_ => _random.Next(3) == 0)];

                var states = new Dictionary<int, TaskState>();
                foreach (var root in roots)
                    Visit(root, states);
                store.Options = new PipelineOptions { LeanFrom = _random.Next(2) == 0 ? 1 : int.MaxValue, MostHeld = _random.Next(2) * 1_000_000, YoungHeld = _random.Next(4) };
                var report = await Pipeline.Open(store.Store, store.Options).RunAsync(roots.Select(r => _steps[r]), new RunOptions { Workers = _random.Next(1, 6) });
                var expected = states.OrderBy(s => s.Key).Select(s => $"s{s.Key} {s.Value}");
                var actual = report.Tasks.OrderBy(t => int.Parse(((Step)t.Task).Name.AsSpan(1), CultureInfo.InvariantCulture)).Select(t => $"{t.Task} {t.State}");
                Assert.True(expected.SequenceEqual(actual), $"seed {_seed}, round {round}: {string.Join(", ", expected)} but {string.Join(", ", actual)}");
                foreach (var root in roots.Where(r => states[r] is TaskState.Executed or TaskState.UpToDate))
                    Assert.True(await Pipeline.Open(store.Store).GetAsync(_steps[root]) == _stored[$"s{root}"].Output, $"seed {_seed}, round {round}: the output of s{root}");
            }
        }

        /// <summary>Of each of some groups of tasks it asks for one, which depends on what it has read until then.</summary>
        private Step Make(int number)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"s{number}");
            int[][] asks = [.. Enumerable.Range(0, number == 0 ? 0 : _random.Next(3)).Select(_ => Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _random.Next(number)).ToArray())];
            _asks.Add(asks);
            return new Step(name)
            {
                Needs = [.. _steps.Where(_ => _random.Next(6) == 0), .. _inputs.Where(_ => _random.Next(3) == 0)],
                Body = async (texts, context) =>
                {
                    if (_failing.Contains(name))
                        throw new InvalidDataException(name);
                    List<string> read = [.. texts];
                    foreach (var group in asks)
                        read.Add(await context.RequireAsync(_steps[Choose(group, read)]));
                    return Output(number, read);
                },
            };
        }

        private static int Choose(int[] group, List<string> read) => group[read.Sum(t => t[0]) % group.Length];

        private static string Output(int number, List<string> read) => Text((number + read.Sum(t => t[0])) % 3);

        private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

        private bool Visit(int number, Dictionary<int, TaskState> states)
        {
            if (!states.TryGetValue(number, out var state))
                states[number] = state = Decide(number, states);
            return state is TaskState.Executed or TaskState.UpToDate;
        }

        private TaskState Decide(int number, Dictionary<int, TaskState> states)
        {
            var step = _steps[number];
            int[] needs = [.. step.Needs.OfType<Step>().Select(s => _steps.IndexOf(s))];
            if (needs.Count(n => Visit(n, states)) != needs.Length)
                return TaskState.Skipped;
            string[] inputs = [.. needs.Select(n => _stored[$"s{n}"].Output), .. step.Needs.OfType<Input>().Select(i => Text(_contents[i.Name[1] - '0']))];
            if (_stored.TryGetValue(step.Name, out var old) && old.Inputs.SequenceEqual(inputs))
            {
                var same = true;
                foreach (var (asked, output) in old.Answers)
                {
                    if (!Visit(asked, states))
                        return TaskState.Skipped;
                    same = _stored[$"s{asked}"].Output == output;
                    if (!same)
                        break;
                }

                if (same)
                    return TaskState.UpToDate;
            }

            if (_failing.Contains(step.Name))
                return TaskState.Failed;
            List<string> read = [.. inputs];
            var answers = new List<(int Asked, string Output)>();
            foreach (var group in _asks[number])
            {
                var asked = Choose(group, read);
                if (!Visit(asked, states))
                    return TaskState.Skipped;
                read.Add(_stored[$"s{asked}"].Output);
                answers.Add((asked, read[^1]));
            }

            _stored[step.Name] = (inputs, answers, Output(number, read));
            return TaskState.Executed;
        }
    }
}
