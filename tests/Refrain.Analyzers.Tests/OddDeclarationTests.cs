using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests;

/// <summary>Declarations as people write them while they think: what is wrong is said once, by the compiler or by a rule, and nothing is said of what is fine.</summary>
public sealed class OddDeclarationTests
{
    private static Task Check(params string[] sources) => RefrainChecks.Declarations.Run(MarkedSource.ParseAll(sources));

    [Fact]
    public async Task Without_Refrain_the_analyzer_says_nothing()
    {
        const string Lookalike = "namespace Elsewhere; public sealed class TaskAttribute : System.Attribute; [Task] public class DailyMean { public object Day { get; set; } = 1; }";
        var compilation = RoslynHarness.Compile([("A.cs", Lookalike)], References.Framework);
        Assert.Empty(await RoslynHarness.Analyze(compilation, new DeclarationAnalyzer()));
    }

    [Fact]
    public async Task Generated_code_is_not_analyzed()
    {
        const string Wrong = "[Task] public record Broken(object What);";
        Assert.NotEmpty(await RoslynHarness.Analyze(RoslynHarness.Compile([("A.cs", Wrong)]), new DeclarationAnalyzer()));
        Assert.Empty(await RoslynHarness.Analyze(RoslynHarness.Compile([("A.g.cs", Wrong)]), new DeclarationAnalyzer()));
    }

    [Fact]
    public Task Everything_wrong_at_once_is_reported_at_its_place() => Check(
        """
        public class Outer
        {
            [Task]
            public class {|RFN001:{|RFN002:{|RFN013:Mean|}|}|}
            {
                public object {|RFN004:{|RFN005:What|}|} { get; set; } = 1;

                public int Run(int {|RFN006:mean|}) => mean;
            }
        }
        """);

    [Fact]
    public Task A_missing_type_is_the_compilers_business_alone() => Check(
        """
        [Task]
        public sealed partial record Mean({|CS0246:Missing|} What)
        {
            [Requires] public {|CS0246:Missing|} Data => new();

            public {|CS0246:Missing|} Run({|CS0246:Missing|} data) => data;
        }
        """);

    [Fact]
    public Task A_requirement_of_a_broken_task_is_reported_at_the_broken_task_alone() => Check(
        """
        [Task]
        public sealed partial record {|RFN003:Broken|}(int Number);

        [Task, Requires<Broken>]
        public sealed partial record Mean(int Number)
        {
            public int Run(int broken) => broken;
        }
        """);

    [Fact]
    public Task A_task_of_several_files_is_read_as_one() => Check(
        "[Task] public sealed partial record Mean(int Number);",
        "public sealed partial record Mean { [Requires] public Part Part => new(Number); }",
        "public sealed partial record Mean { public int Run(int part) => part; }",
        "[Task] public sealed partial record Part(int Number) { public int Run() => 1; }");

    [Fact]
    public Task The_attribute_on_a_part_without_parameters_is_enough() => Check(
        "public sealed partial record Mean(int Number);",
        "[Task] partial record Mean { public int Run() => Number; }");

    [Fact]
    public Task Twice_the_same_type_in_two_files_is_the_compilers_business() => Check(
        "[Task] public sealed partial record Mean(int Number) { public int Run() => 1; }",
        "[{|CS0579:Task|}] public sealed partial record Mean { public int Other() => 1; }");

    [Fact]
    public Task A_task_interface_as_a_requirement_is_no_task() => Check(
        """
        [Task]
        public sealed partial record Mean(int Number)
        {
            [Requires] public ITask<int> {|RFN017:Part|} => throw new InvalidOperationException();

            public int Run() => 1;
        }
        """);

    [Fact]
    public Task A_requirement_inherited_from_a_base_record_is_bound() => Check(
        """
        [Task]
        public sealed partial record Part(int Number)
        {
            public int Run() => 1;
        }

        public abstract record Base(int Number)
        {
            public Part Other => new(Number);
        }

        [Task]
        public sealed partial record Mean(int Number) : Base(Number)
        {
            [Requires] public Part Part => Other;

            public int Run(int part) => part;
        }
        """);

    [Fact]
    public Task Names_that_are_keywords_are_fine() => Check(
        """
        namespace @class.@event;

        [Task]
        public sealed partial record @record(int @int, string @params)
        {
            [Requires] public @new @new => new(@int);

            public string Run(string @new) => @new + @params;
        }

        [Task]
        public sealed partial record @new(int @int)
        {
            public string Run() => "";
        }
        """);

    [Fact]
    public Task An_alias_of_the_attribute_counts() => Check(
        """
        using Job = Refrain.TaskAttribute;

        [Job]
        public sealed record {|RFN001:Mean|}(int Number)
        {
            public int Run() => 1;
        }
        """);

    [Fact]
    public Task A_suppressed_rule_is_silent() => Check(
        """
        #pragma warning disable RFN011
        [Task] public sealed partial record A(int N) { [Requires] public B B => new(N); public int Run(int b) => b; }
        [Task] public sealed partial record B(int N) { [Requires] public A A => new(N); public int Run(int a) => a; }
        """);
}
