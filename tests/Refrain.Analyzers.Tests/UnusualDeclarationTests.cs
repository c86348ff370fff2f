using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests;

/// <summary>Declarations whose generated half would not compile, or would let a null or a lost task through: each is said once, by a rule.</summary>
public sealed class UnusualDeclarationTests
{
    private const string Part = "[Task] public sealed partial record Part(int Number) { public int Run() => Number; }\n";

    /// <summary>A task by hand that does not describe its type, so that nothing could make it anew.</summary>
    private const string Mine = "public sealed class Mine : ITask { public TaskKey Key => throw new InvalidOperationException(); }\n";

    private static Task Check(string source) => RefrainChecks.Declarations.Run(MarkedSource.ParseAll([Part + source]));

    [Fact]
    public Task A_constructor_that_is_not_the_primary_one_cannot_be_the_only_one() => Check(
        "[Task] public sealed partial record Mean { public int Day { get; } public Mean(int {|RFN004:day|}) { Day = day; } public int Run() => Day; }");

    [Theory]
    [InlineData("public Mean() { }")]
    [InlineData("private Mean() { } public static Mean Of(int day) => new() { Day = day };")]
    [InlineData("public Mean() { } public Mean(int day) => Day = day;")]
    public Task A_constructor_that_takes_nothing_makes_tasks_too(string constructor) => Check(
        $$"""[Task] public sealed partial record Mean { public int Day { get; init; } {{constructor}} public int Run() => Day; }""");

    [Fact]
    public Task A_parameter_without_getter_cannot_be_part_of_a_key() => Check(
        "[Task] public sealed partial record Mean { public int {|RFN004:Day|} { init { } } public int Run() => 1; }");

    [Fact]
    public Task A_positional_parameter_is_given_once() => Check(
        "[Task] public sealed partial record Mean(int {|RFN004:Day|}) { public required int Day { get; init; } = Day; public int Run() => Day; }");

    [Theory]
    [InlineData("public Size(int width) => Width = width; public required int Width { get; init; }", true)]
    [InlineData("[System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Size(int width) => Width = width; public required int Width { get; init; }", false)]
    public Task The_constructor_of_a_record_in_a_key_sets_what_is_required(string members, bool isWrong) => Check(
        $$"""
        public record Size { {{members}} }
        [Task] public sealed partial record Mean(Size {{(isWrong ? "{|RFN004:Size|}" : "Size")}}) { public int Run() => 1; }
        """);

    [Theory]
    [InlineData("private int _hidden = 1; public int Twice => _hidden++ * 2;")]
    [InlineData("private int Hidden { get; set; } public int Twice => Hidden++ * 2;")]
    public Task What_a_base_type_hides_is_lost_in_keys_and_outputs(string hidden) => Check(
        $$"""
        public record Data { {{hidden}} }
        public record More(int Number) : Data;
        [Task] public sealed partial record Mean { public More {|RFN012:Run|}() => new(1); }
        [Task] public sealed partial record Sum(More {|RFN004:Size|}) { public int Run() => 1; }
        """);

    [Fact]
    public Task An_inline_array_is_more_than_its_field() => Check(
        """
        [System.Runtime.CompilerServices.InlineArray(3)] public struct Three { public int First; }
        [Task] public sealed partial record Mean { public Three {|RFN012:Run|}() => default; }
        """);

    [Fact]
    public Task An_async_void_Run_is_never_done() => Check(
        "[Task] public sealed partial record Mean { public async void {|RFN012:Run|}(OutputFile file) => await file.WriteAllTextAsync(\"\"); }");

    [Theory]
    [InlineData("ref CancellationToken {|RFN006:token|}")]
    [InlineData("[Service] ref string {|RFN006:name|}")]
    [InlineData("ref int {|RFN006:part|}")]
    [InlineData("ref readonly int {|RFN006:part|}")]
    [InlineData("[Service] Span<int> {|RFN006:span|}, int part")]
    public async Task An_input_is_a_value(string input)
    {
        var part = input.Contains("part", StringComparison.Ordinal) ? "[Requires] public Part Part => new(1);" : "";
        await Check($$"""[Task] public sealed partial record Mean { {{part}} public int Run({{input}}) => 1; }""");
    }

    [Theory]
    [InlineData("int {|RFN017:this|}[int i] => 1;", "")]
    [InlineData("Part {|RFN017:Data|}<T>() => new(1);", "int data")]
    [InlineData("IEnumerable<Part?> {|RFN017:Data|} => [];", "IReadOnlyList<int> data")]
    [InlineData("IEnumerable<Part>? {|RFN017:Data|} => null;", "IReadOnlyList<int> data")]
    [InlineData("Part?[] {|RFN017:Data|} => [];", "IReadOnlyList<int> data")]
    [InlineData("string {|RFN017:Data|} => \"\";", "int data")]
    public Task What_cannot_be_asked_for_tasks_is_no_requirement(string member, string input) => Check(
        $$"""[Task] public sealed partial record Mean { [Requires] public {{member}} public int Run({{input}}) => 1; }""");

    [Fact]
    public Task A_requirement_that_belongs_to_an_interface_is_none() => Check(
        "public interface IHas { Part Data { get; } } [Task] public sealed partial record Mean : IHas { [Requires] Part IHas.{|RFN017:Data|} => new(1); public int Run(int data) => 1; }");

    [Fact]
    public Task A_requirement_that_others_can_set_is_state() => Check(
        "[Task] public sealed partial record Mean { [Requires] public Part {|RFN005:Part|} { get; set; } = new(1); public int Run(int part) => part; }");

    [Theory]
    [InlineData("string?", "string {|RFN007:text|}")]
    [InlineData("string?", "Artifact<string> {|RFN007:text|}")]
    [InlineData("IEnumerable<string?>", "IEnumerable<string> {|RFN007:text|}")]
    [InlineData("List<string?>", "string[] {|RFN007:text|}")]
    [InlineData("Dictionary<string, string?>", "Dictionary<string, string> {|RFN007:text|}")]
    [InlineData("IEnumerable<(int, string?)>", "IReadOnlyList<(int, string)> {|RFN007:text|}")]
    [InlineData("string?", "string? text")]
    [InlineData("string", "string? text")]
    [InlineData("IEnumerable<string?>", "IEnumerable<string?> text")]
    [InlineData("IEnumerable<string?>", "Artifact<IReadOnlyList<string?>> text")]
    [InlineData("IEnumerable<string>", "List<string?> text")]
    [InlineData("IEnumerable<IEnumerable<int>>", "IEnumerable<IEnumerable<int>> text")]
    public Task An_output_that_may_be_null_goes_where_null_may_go(string output, string input) => Check(
        $$"""
        [Task] public sealed partial record Text { public {{output}} Run() => throw new InvalidOperationException(); }
        [Task, Requires<Text>] public sealed partial record Mean { public int Run({{input}}) => 1; }
        """);

    [Theory]
    [InlineData("IReadOnlyList<string> {|RFN007:text|}")]
    [InlineData("IReadOnlyDictionary<Text, string> {|RFN007:text|}")]
    [InlineData("IReadOnlyList<string?> text")]
    [InlineData("IReadOnlyDictionary<Text, string?> text")]
    [InlineData("IReadOnlyList<Artifact<string?>> text")]
    public Task Outputs_of_a_fan_in_that_may_be_null_too(string input) => Check(
        $$"""
        [Task] public sealed partial record Text { public string? Run() => null; }
        [Task] public sealed partial record Mean { [Requires] public IEnumerable<Text> Text => []; public int Run({{input}}) => 1; }
        """);

    [Theory]
    [InlineData("string", "string?", true)]
    [InlineData("IReadOnlyList<string>", "IReadOnlyList<string?>", true)]
    [InlineData("string?", "string", false)]
    public Task A_parameter_that_may_be_null_is_not_passed_to_one_that_may_not(string wanted, string given, bool isWrong) => Check(
        $$"""
        [Task] public sealed partial record Text({{wanted}} Name) { public int Run() => 1; }
        [Task, {{(isWrong ? "{|RFN009:Requires<Text>|}" : "Requires<Text>")}}] public sealed partial record Mean({{given}} Name) { public int Run(int text) => 1; }
        """);

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("tab\\there")]
    [InlineData("two\\nlines")]
    public Task A_name_is_text(string name) => Check(
        $$"""[Task(Name = "{{name}}")] public sealed partial record {|RFN013:Mean|} { public int Run() => 1; }""");

    [Fact]
    public Task A_parameter_that_a_base_alone_can_set_is_hidden() => Check(
        """
        public abstract record Base { public int {|RFN004:Day|} { get; private init; } public int Hour { get; protected init; } }
        [Task] public sealed partial record Mean : Base { public int Unit { get; private init; } public int Run() => 1; }
        """);

    [Theory]
    [InlineData("TaskRecord")]
    [InlineData("TaskRecord?")]
    [InlineData("IEnumerable<TaskRecord>")]
    [InlineData("Base")]
    [InlineData("Base[]")]
    [InlineData("Mine")]
    [InlineData("IReadOnlyList<Mine>")]
    public Task What_only_implements_the_interface_of_tasks_is_no_requirement(string type) => Check(
        $$"""
        public abstract record Base : TaskRecord;
        {{Mine}}
        [Task] public sealed partial record Mean { [Requires] public {{type}} {|RFN017:Data|} => throw new InvalidOperationException(); public int Run() => 1; }
        """);

    [Theory]
    [InlineData("TaskRecord")]
    [InlineData("Base")]
    [InlineData("Mine")]
    public Task Nor_is_it_as_an_argument_of_the_attribute(string type) => Check(
        $$"""
        public abstract record Base : TaskRecord;
        {{Mine}}
        [Task, {|RFN017:Requires<{{type}}>|}] public sealed partial record Mean { public int Run() => 1; }
        """);

    [Fact]
    public Task Nor_is_it_a_parameter() => Check(
        $$"""
        {{Mine}}
        [Task] public sealed partial record Mean(Mine {|RFN004:Data|}) { public int Run() => 1; }
        """);

    [Fact]
    public Task A_base_record_hands_its_requirements_and_its_Run_to_tasks() => Check(
        """
        public abstract record Base(int Number)
        {
            [Requires] protected Part Part => new(Number);
            [Requires] private Part {|RFN008:Hidden|} => new(Number);
            public int Run(int part, [Service] IFormatProvider provider) => part;
        }

        [Task] public sealed partial record Mean(int Number) : Base(Number);
        """.Replace("[Requires] private Part {|RFN008:Hidden|}", "[{|RFN008:Requires|}] private Part Hidden", StringComparison.Ordinal));
}
