using Refrain.CodeFixes;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn009Tests() : RuleTests("RFN009", new MissingParameterFix())
{
    private const string Temperatures = """
        namespace Data;

        public record Place(int Id);

        [Task]
        public sealed partial record Temperatures(DateOnly Day, Place Place, int Limit = 10)
        {
            public IEnumerable<double> Run() => [11.5, 13.5];
        }
        """;

    private static string Mean(string head, string attribute = "[|Requires<Data.Temperatures>|]") => $$"""
        [Task, {{attribute}}]
        public sealed partial record DailyMean{{head}}
        {
            public double Run(IReadOnlyList<double> temperatures) => temperatures.Average();
        }
        """;

    private static string Whole(string head) => Mean(head, "Requires<Data.Temperatures>");

    [Fact]
    public Task A_missing_parameter_is_reported() => Reports(
        [Temperatures, Mean("(DateOnly Day)")],
        "'DailyMean' passes its parameters on to 'Temperatures', which needs 'Place': DailyMean has no parameter Place Place");

    [Fact]
    public Task A_parameter_of_another_type_is_reported() => Reports([Temperatures, Mean("(DateOnly Day, string Place)")]);

    [Fact]
    public Task Optional_ones_may_be_missing_and_types_may_convert() => IsLegal(Temperatures, Whole("(DateOnly Day, Data.Place Place)"));

    private const string Rest = "[Task] public sealed partial record Part(int Number, params int[] Rest) { public int Run() => Number; }";

    [Theory]
    [InlineData("int Number")]
    [InlineData("int Number, int[] Rest")]
    public Task Params_may_be_missing(string parameters) => IsLegal(Rest, $"[Task, Requires<Part>] public sealed partial record Sum({parameters}) {{ public int Run(int part) => part; }}");

    [Fact]
    public Task Params_of_another_type_are_reported() => Reports(
        [Rest, "[Task, [|Requires<Part>|]] public sealed partial record Sum(int Number, int Rest) { public int Run(int part) => part; }"],
        "'Sum' passes its parameters on to 'Part', which needs 'Rest': it is int[] there and int here");

    [Fact]
    public Task Two_missing_parameters_are_two_reports() => Reports(
        [
            Temperatures,
            """
            [Task, {|RFN009:{|RFN009:Requires<Data.Temperatures>|}|}]
            public sealed partial record DailyMean
            {
                public double Run(IReadOnlyList<double> temperatures) => temperatures.Average();
            }
            """,
        ]);

    [Fact]
    public Task The_fix_adds_it_before_optional_ones() => Fixes(
        [Temperatures, Mean("(DateOnly Day, int Count = 3) // a mean")],
        [Temperatures, Whole("(DateOnly Day, Data.Place Place, int Count = 3) // a mean")]);

    [Fact]
    public Task The_fix_adds_a_line_where_parameters_have_their_own() => Fixes(
        [Temperatures, Mean("(\n    DateOnly Day, // when\n    string Unit)")],
        [Temperatures, Whole("(\n    DateOnly Day, // when\n    string Unit,\n    Data.Place Place)")]);

    [Fact]
    public Task A_task_without_parameters_gets_a_list() => FixesAll(
        [
            Temperatures,
            """
            [Task, {|RFN009:{|RFN009:Requires<Data.Temperatures>|}|}]
            public sealed partial record DailyMean
            {
                public double Run(IReadOnlyList<double> temperatures) => temperatures.Average();
            }
            """,
        ],
        [Temperatures, Whole("(DateOnly Day, Data.Place Place)")]);

    [Fact]
    public async Task A_parameter_of_another_type_has_no_fix() => Assert.Empty(await Titles(
        """
        [Task]
        public sealed partial record Temperatures(DateOnly Day)
        {
            public IEnumerable<double> Run() => [11.5, 13.5];
        }

        [Task, Requires<Temperatures>]
        public sealed partial record DailyMean(string Day)
        {
            public double Run(IReadOnlyList<double> temperatures) => temperatures.Average();
        }
        """));

    [Fact]
    public Task Fix_all_adds_a_parameter_that_two_requirements_lack_once() => FixesAll(
        [
            """
            [Task] public sealed partial record A(int Number) { public int Run() => 1; }
            [Task] public sealed partial record B(int Number) { public int Run() => 1; }

            [Task, [|Requires<A>|], [|Requires<B>|]]
            public sealed partial record C(string Text)
            {
                public int Run(int a, int b) => a + b;
            }
            """,
        ],
        [
            """
            [Task] public sealed partial record A(int Number) { public int Run() => 1; }
            [Task] public sealed partial record B(int Number) { public int Run() => 1; }

            [Task, Requires<A>, Requires<B>]
            public sealed partial record C(string Text, int Number)
            {
                public int Run(int a, int b) => a + b;
            }
            """,
        ]);
}
