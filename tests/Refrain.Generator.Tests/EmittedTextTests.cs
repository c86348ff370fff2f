using Refrain.Testing;

namespace Refrain.Generator.Tests;

/// <summary>What is written for a task, whole and short enough to be reviewed.</summary>
public sealed class EmittedTextTests
{
    private const string Source = """
        namespace App;

        /// <summary>Numbers from <see cref="int"/> on &amp; on.</summary>
        /// <param name="Start">The first.</param>
        [Task(Version = 2, Retention = Retention.Intermediate, Format = OutputFormat.JsonLines, Priority = 3, Retries = 0, TimeoutSeconds = 90), Uses("gpu"), Uses("db", 2)]
        public sealed partial record Numbers(int Start, string? Unit = "m")
        {
            [Insignificant] public int Batch { get; init; } = 100;

            /// <summary>Where they count.</summary>
            public string Place { get; init; } = string.Concat("a", "b");

            public IEnumerable<int> Run() => Enumerable.Range(Start, Batch);
        }

        [Task, Requires<Numbers>]
        public sealed partial record Total(int Start)
        {
            public async Task<long> Run(IReadOnlyList<int> numbers, CancellationToken token)
            {
                await Task.Delay(0, token);
                return numbers.Sum(n => (long)n);
            }
        }
        """;

    private const string Scalars = """
        namespace App;

        [Task] public sealed partial record Part(int Number, ulong Most = 7, string Unit = "m", bool Exact = true) { public int Run() => Number; }

        [Task, Requires<Part>]
        public sealed partial record Sum(int Number, string @class, DateOnly Day = default, byte Least = 1, string Unit = "m", long Low = long.MinValue, int Step = -1, bool Exact = false)
        {
            public int Run(int part) => part;
        }
        """;

    private const string Batches = """
        namespace App;

        [Task, Batch(MaxSize = 200, MaxDelaySeconds = 0.25, Equal = [nameof(Start)]), Requires<Numbers>]
        public sealed partial record Rate(int Start, string Currency)
        {
            [Requires] public Total? Total => Start == 0 ? null : new(Start);

            public static async IAsyncEnumerable<(Rate, IReadOnlyList<decimal>)> RunBatch(
                IReadOnlyList<Rate> tasks, List<IEnumerable<int>> numbers, IReadOnlyList<long?> total, [Service] TimeProvider time, TaskContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
            {
                for (var i = 0; i < tasks.Count; i++)
                {
                    await Task.Yield();
                    yield return (tasks[i], [.. numbers[i].Select(n => (decimal)n), total[i] ?? 0]);
                }
            }
        }
        """;

    private const string Derived = """
        namespace App;

        public abstract record Dated(int Year);

        [Task]
        public sealed partial record Daily(int Year, int Day) : Dated(Year) { public int Run() => Day; }
        """;

    [Fact]
    public void A_task_of_every_kind_of_parameter() => Approval.Verify(Generated.FileOf(Generated.Clean(Source), "App.Numbers"));

    [Fact]
    public void A_task_that_requires_another() => Approval.Verify(Generated.FileOf(Generated.Clean(Source), "App.Total"));

    /// <summary>Scalars in one text with the defaults that need no quotes, arguments by name where the order differs, and no name where it does not.</summary>
    [Fact]
    public void A_task_of_scalars() => Approval.Verify(Generated.FileOf(Generated.Clean(Scalars), "App.Sum"));

    /// <summary>Lists of inputs read one by one, limits as data, results written by one function, and no <c>Run</c> where there is none.</summary>
    [Fact]
    public void A_task_that_runs_in_batches() => Approval.Verify(Generated.FileOf(Generated.Clean(Source, Batches), "App.Rate"));

    /// <summary>The key's field, the task's text and its equality are its own.</summary>
    [Fact]
    public void A_task_with_a_base_of_its_own() => Approval.Verify(Generated.FileOf(Generated.Clean(Derived), "App.Daily"));

    [Fact]
    public void A_registry() => Approval.Verify(Generated.Clean(Source).Sources["RefrainTasks.g.cs"]);

    [Fact]
    public void No_line_ends_in_a_carriage_return_and_no_file_has_a_byte_order_mark() =>
        Assert.All(Generated.Clean(Source.ReplaceLineEndings("\r\n")).Sources.Values, text => Assert.DoesNotContain(text, c => c is '\r' or '\uFEFF'));
}
