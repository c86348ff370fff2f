using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Refrain.Analyzers;
using Refrain.Knowledge;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// Whichever task is asked about first, and on however many threads, the same is reported; and where members call each other in rounds, two threads walk no more than one.
/// </summary>
public sealed class OrderOfQuestionsTests
{
    private const int Tasks = 40;

    /// <summary>Random programs of members that call each other criss-cross, in small rounds and in large ones.</summary>
    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 20)]
    [InlineData(3, 60)]
    [InlineData(4, 60)]
    [InlineData(5, 160)]
    public void The_order_of_questions_and_the_number_of_threads_change_nothing(int seed, int members)
    {
        var compilation = Compiled(seed, members);
        var once = Asked(compilation, threads: 1, order: 0, out var walks);
        Assert.Contains(once, static report => report.Contains("RFN", StringComparison.Ordinal));
        for (var order = 1; order <= 6; order++)
        {
            Assert.Equal(once, Asked(compilation, threads: 1, order, out _));
            Assert.Equal(once, Asked(compilation, threads: order % 3 + 2, order, out var shared));
            // Those that enter a round at two places before they meet walk what they have of it twice.
            Assert.InRange(shared, 1, 2 * walks);
        }
    }

    /// <summary>Two threads begin at the two ends of a round again and again: neither waits for the other for ever.</summary>
    [Fact]
    public async Task Threads_that_enter_a_round_at_different_places_do_not_wait_for_each_other()
    {
        var all = Task.Run(() =>
        {
            for (var seed = 10; seed < 25; seed++) Asked(Compiled(seed, 40), threads: 8, order: seed, out _);
        });
        Assert.Same(all, await Task.WhenAny(all, Task.Delay(TimeSpan.FromMinutes(5))));
        await all;
    }

    /// <summary>A question that is called off lets go of what others wait for.</summary>
    [Fact]
    public void Who_waits_for_a_question_that_is_called_off_goes_on_alone()
    {
        var compilation = Compiled(7, 160);
        var once = Asked(compilation, threads: 1, order: 0, out _);
        var inference = new Inference(compilation, ApiTables.Of(compilation, []));
        using var called = new CancellationTokenSource();
        var first = new Thread(() =>
        {
            try
            {
                TaskEffects.Of(Named(compilation, 0), inference, called.Token);
            }
            catch (OperationCanceledException)
            {
                // Called off, as it is to be.
            }
        });
        first.Start();
        SpinWait.SpinUntil(() => inference.Walks > 20, TimeSpan.FromSeconds(20));
        var second = Task.Run(() => Ask(compilation, inference, [.. Enumerable.Range(0, Tasks)], threads: 1));
        called.Cancel();
        first.Join();
        Assert.Equal(once, second.GetAwaiter().GetResult());
    }

    private static INamedTypeSymbol Named(Compilation compilation, int task) => compilation.GetTypeByMetadataName(string.Create(CultureInfo.InvariantCulture, $"Task{task}"))!;

    private static List<string> Asked(Compilation compilation, int threads, int order, out int walks)
    {
        var inference = new Inference(compilation, ApiTables.Of(compilation, []));
        var tasks = Enumerable.Range(0, Tasks).ToArray();
        if (order > 0) new Random(order).Shuffle(tasks);
        var reports = Ask(compilation, inference, tasks, threads);
        walks = inference.Walks;
        return reports;
    }

    private static List<string> Ask(Compilation compilation, Inference inference, int[] tasks, int threads)
    {
        var reports = new List<string>();
        var next = -1;
        var asking = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (Interlocked.Increment(ref next) is var at && at < tasks.Length)
                {
                    var task = Named(compilation, tasks[at]);
                    var found = TaskEffects.Of(task, inference, CancellationToken.None).Select(finding => EffectRules.ToDiagnostic(finding, task).ToString()).ToList();
                    lock (reports) reports.AddRange(found);
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WaitAll(asking);
        reports.Sort(StringComparer.Ordinal);
        return reports;
    }

    private static Compilation Compiled(int seed, int members)
    {
        var random = new Random(seed);
        var text = new StringBuilder("public interface INode { string Do(int n, List<string> all); }\n");
        for (var i = 0; i < members; i++)
        {
            var body = random.Next(8) switch
            {
                0 => $"File.AppendAllText(\"{i}.txt\", all.Count.ToString()); ",
                1 => "all.Add(DateTime.Now.ToString(\"O\")); ",
                2 => $"Node{random.Next(members)}.Kept.Add(\"x\"); ",
                3 => $"_own = Node{random.Next(members)}.Kept; ",
                4 => "foreach (var one in new HashSet<string>(all)) all.Add(one); ",
                5 => "_next = Made.Next(n); ",
                _ => "",
            };
            // Neighbours make small rounds, an interface makes large ones of those that ask it.
            var calls = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => $"all.Add(new Node{Math.Clamp(i + random.Next(-3, 4), 0, members - 1)}().Do(n - 1, all)); "));
            if (random.Next(members > 30 ? 3 : 40) == 0) calls += "all.Add(Made.Next(n).Do(n, all)); ";
            if (random.Next(3) == 0) calls += "all.Add(_next.Do(n - 2, _own)); ";
            text.Append(CultureInfo.InvariantCulture, $"public sealed class Node{i} : INode {{ internal static readonly List<string> Kept = new(); private List<string> _own = new(); private INode _next = new Node{random.Next(members)}(); public string Do(int n, List<string> all) {{ {body}{calls}return all.Count > n ? all[0] : \"\"; }} }}\n");
        }
        text.Append("public static class Made { public static INode Next(int n) => n switch { ").Append(string.Concat(Enumerable.Range(0, Math.Min(members, 12)).Select(i => $"{i} => new Node{random.Next(members)}(), "))).Append("_ => new Node0() }; }\n");
        for (var i = 0; i < Tasks; i++) text.Append(CultureInfo.InvariantCulture, $"[Task] public sealed partial record Task{i}(int N) {{ public string Run() {{ var all = new List<string>(); return new Node{random.Next(members)}().Do(N, all) + all.Count; }} }}\n");
        var compilation = AllAnalyzers.Compile([("Nodes.cs", text.ToString())]);
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return compilation;
    }
}
