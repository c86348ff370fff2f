using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Rules;

/// <summary>What the rules of declarations say of <c>RunBatch</c>, and what they let pass.</summary>
public sealed class RunBatchTests
{
    private const string Inputs = """
        public interface IRates;

        public record Row(int Id, string Text);

        [Task]
        public sealed partial record Rows(int Number)
        {
            public IEnumerable<int> Run() => [1];
        }

        [Task]
        public sealed partial record Value(int Number)
        {
            public string Run() => "";
        }
        """;

    private static string Task(string batch, string run = "") => $$"""
        [Task]
        public sealed partial record Rate(int Number)
        {
            [Requires(OrderOnly = true)] public Rows Rows => new(Number);

            [Requires(OrderOnly = true)] public Value? Value => Number == 0 ? null : new(Number);

            [Requires(OrderOnly = true)] public IEnumerable<Rows> Many => [new(1), new(2)];

            [Requires(OrderOnly = true)] public FileSource File => new("a.txt");

            {{batch}}

            {{run}}
        }
        """;

    private static string Method(string parameters, string returns = "IReadOnlyList<int>") => $"public static {returns} RunBatch({parameters}) => throw new InvalidOperationException();";

    private static Task IsLegal(params string[] sources) => RefrainChecks.Declarations.Run(MarkedSource.ParseAll(sources));

    private static Task Reports(string id, string source, params string[] messages) => RefrainChecks.Declarations.Run(MarkedSource.ParseAll([Inputs, source], id), [.. messages]);

    [Theory]
    [InlineData("IReadOnlyList<int>")]
    [InlineData("List<int>")]
    [InlineData("int[]")]
    [InlineData("Task<IReadOnlyList<int>>")]
    [InlineData("ValueTask<int[]>")]
    [InlineData("IReadOnlyList<IEnumerable<int>>")]
    [InlineData("IReadOnlyList<IAsyncEnumerable<Row>>")]
    [InlineData("IReadOnlyList<byte[]>")]
    [InlineData("IEnumerable<(Rate, int)>")]
    [InlineData("IEnumerable<(Rate Task, Row? Row)>")]
    [InlineData("IReadOnlyList<(Rate, int)>")]
    [InlineData("(Rate, int)[]")]
    [InlineData("IAsyncEnumerable<(Rate Task, IReadOnlyList<Row> Rows)>")]
    [InlineData("Task<IEnumerable<(Rate, int)>>")]
    [InlineData("ValueTask<IAsyncEnumerable<(Rate, int)>>")]
    public Task Results_in_order_or_with_their_tasks_are_legal(string returns) => IsLegal(Inputs, Task(Method("IReadOnlyList<Rate> tasks", returns)));

    [Theory]
    [InlineData("IReadOnlyList<Rate> tasks, IReadOnlyList<IReadOnlyList<int>> rows")]
    [InlineData("IEnumerable<Rate> tasks, IReadOnlyList<IEnumerable<int>> rows, IReadOnlyList<string?> value")]
    [InlineData("List<Rate> all, IEnumerable<IAsyncEnumerable<int>> rows, IReadOnlyList<Artifact<string>?> value, TaskContext context")]
    [InlineData("Rate[] rates, List<List<int>> rows, [Service] IRates rates2, CancellationToken cancellation")]
    [InlineData("IReadOnlyList<Rate> tasks, Artifact<IReadOnlyList<int>>[] rows")]
    [InlineData("IReadOnlyList<Rate> tasks, IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> many")]
    [InlineData("IReadOnlyList<Rate> tasks, IReadOnlyList<IReadOnlyDictionary<Rows, IReadOnlyList<int>>> many, IReadOnlyList<byte[]> file")]
    [InlineData("IReadOnlyList<Rate> tasks, IReadOnlyList<IEnumerable<int>> many, IReadOnlyList<string> file")]
    [InlineData("IReadOnlyList<Rate> tasks, IReadOnlyList<IEnumerable<string>> file")]
    [InlineData("IReadOnlyList<Rate> tasks, [Delimited('|')] IReadOnlyList<IEnumerable<Row>> file")]
    public Task A_list_of_any_form_of_a_value_is_legal(string parameters) => IsLegal(Inputs, Task(Method(parameters)));

    [Fact]
    public Task Run_beside_RunBatch_makes_the_same() => IsLegal(Inputs, Task(Method("IReadOnlyList<Rate> tasks", "IEnumerable<(Rate, IEnumerable<int>)>"), "public IReadOnlyList<int> Run() => [1];"));

    [Fact]
    public Task A_requirement_that_RunBatch_uses_is_used() => IsLegal(
        Inputs,
        """
        [Task, Requires<Rows>]
        public sealed partial record Rate(int Number)
        {
            public static IReadOnlyList<int> RunBatch(IReadOnlyList<Rate> tasks, IReadOnlyList<IEnumerable<int>> rows) => [.. rows.Select(r => r.Count())];
        }

        [Task, Requires<Rate>]
        public sealed partial record Twice(int Number)
        {
            public int Run(int rate) => rate * 2;
        }
        """);

    [Fact]
    public Task What_RunBatch_makes_is_not_what_Run_makes() => Reports(
        "RFN012",
        Task("public static IReadOnlyList<long> [|RunBatch|](IReadOnlyList<Rate> tasks) => [];", "public int Run() => 1;"),
        "The output 'IReadOnlyList<long>' of 'Rate' cannot be stored: it is what RunBatch makes for a task, and Run makes int");

    [Theory]
    [InlineData("IEnumerable<int>")]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("IEnumerable<(int, Rate)>")]
    [InlineData("int")]
    [InlineData("Task")]
    [InlineData("void")]
    public Task What_is_no_result_for_each_task_is_reported(string returns) => Reports(
        "RFN012",
        Task($"public static {returns} [|RunBatch|](IReadOnlyList<Rate> tasks) => throw new InvalidOperationException();"),
        $"The output '{returns}' of 'Rate' cannot be stored: RunBatch makes something for each task: return IReadOnlyList<TOutput> in their order, or IEnumerable<(Rate, TOutput)> or IAsyncEnumerable of that in any order, as the results come");

    [Fact]
    public Task A_result_that_cannot_be_stored_is_reported() => Reports(
        "RFN012", Task("public static IReadOnlyList<object> [|RunBatch|](IReadOnlyList<Rate> tasks) => [];"));

    [Fact]
    public Task A_batch_belongs_to_no_one_task() => Reports(
        "RFN003",
        Task("public IReadOnlyList<int> [|RunBatch|](IReadOnlyList<Rate> tasks) => [];"),
        "'Rate' needs exactly one public method 'RunBatch': it is not static, and it belongs to no one of its tasks");

    [Fact]
    public Task A_batch_takes_its_tasks() => Reports(
        "RFN003",
        Task("public static IReadOnlyList<int> [|RunBatch|](CancellationToken cancellation) => [];"),
        "'Rate' needs exactly one public method 'RunBatch': it does not take its tasks, an IReadOnlyList<Rate>");

    [Fact]
    public Task A_second_RunBatch_is_reported() => Reports(
        "RFN003",
        Task("public static IReadOnlyList<int> RunBatch(IReadOnlyList<Rate> tasks) => []; public static IReadOnlyList<int> [|RunBatch|](List<Rate> tasks) => [];"),
        "'Rate' needs exactly one public method 'RunBatch': it is there more than once");

    [Theory]
    [InlineData("IEnumerable<int>", "rows", "Rows", "use IReadOnlyList<IReadOnlyList<int>>, IReadOnlyList<IEnumerable<int>>, IReadOnlyList<IAsyncEnumerable<int>>, IReadOnlyList<Artifact<IReadOnlyList<int>>>")]
    [InlineData("int", "rows", "Rows", "use IReadOnlyList<IReadOnlyList<int>>, IReadOnlyList<IEnumerable<int>>, IReadOnlyList<IAsyncEnumerable<int>>, IReadOnlyList<Artifact<IReadOnlyList<int>>>")]
    [InlineData("IAsyncEnumerable<IReadOnlyList<int>>", "rows", "Rows", "use IReadOnlyList<IReadOnlyList<int>>, IReadOnlyList<IEnumerable<int>>, IReadOnlyList<IAsyncEnumerable<int>>, IReadOnlyList<Artifact<IReadOnlyList<int>>>")]
    [InlineData("IReadOnlyList<string>", "value", "Value", "Value is optional, so what the list has must be nullable")]
    [InlineData("IReadOnlyList<Stream>", "file", "File", "a batch would hold a stream open for each of its tasks; take Artifact<byte[]> and open it")]
    public Task A_list_of_what_is_no_form_is_reported(string type, string name, string requirement, string why) => Reports(
        "RFN007",
        Task(Method($"IReadOnlyList<Rate> tasks, {type} [|{name}|]")),
        $"Parameter '{name}' of 'Rate' has type '{type}', which is not a form of the output of '{requirement}': {why}");

    [Fact]
    public Task A_parameter_that_is_bound_to_nothing_is_reported() => Reports(
        "RFN006",
        Task(Method("IReadOnlyList<Rate> tasks, IReadOnlyList<int> [|row|]")),
        "Parameter 'row' of 'Rate' is bound to nothing: there is Rows, File, Many, Value");

    [Fact]
    public Task A_batch_has_no_output_file() => Reports(
        "RFN006",
        Task(Method("IReadOnlyList<Rate> tasks, OutputFile [|output|]")),
        "Parameter 'output' of 'Rate' is bound to nothing: a batch has no output file of its own: return what each task makes");
}
