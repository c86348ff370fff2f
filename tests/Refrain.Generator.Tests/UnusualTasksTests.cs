using Microsoft.CodeAnalysis.CSharp;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>Valid tasks of unusual shape: their generated half compiles in a project where every warning is an error.</summary>
public sealed class UnusualTasksTests
{
    [Theory]
    [InlineData("[Task] public sealed partial record RefrainTask(int _taskKey) { public int Run() => 1; }")]
    [InlineData("[Task] public sealed partial record _taskKey(int RefrainTask, int RefrainTask_) { public int Run() => 1; }")]
    [InlineData("public abstract record Base { public sealed override string ToString() => \"\"; } [Task] public sealed partial record Mean(int Day) : Base { public int Run() => 1; }")]
    [InlineData("public record Base(int Year); [Task] public sealed partial record Mean(int Year, int Day) : Base(Year) { public int Run() => 1; }")]
    [InlineData("[Task] public sealed partial record Mean(int Day) { public Mean() : this(1) { } public int Run() => 1; }")]
    [InlineData("[Task] public sealed partial record Mean(int Key, int Write, int TaskRecord, int ITaskType, int Cache) : IComparable<Mean> { public int CompareTo(Mean? other) => Key - (other?.Key ?? 0); public int Run() => 1; }")]
    [InlineData("[Task] public sealed partial record TaskRecord(int Day) { public int Run() => 1; }")]
    [InlineData("[Task] public sealed partial record Mean(int Day) { public bool Equals(Mean? other) => Day == other?.Day; public override int GetHashCode() => Day; public int Run() => 1; }")]
    [InlineData("[Task] public sealed partial record Mean(int Day) { public int Run([Service] IEnumerable<IComparable<string?>> services, in CancellationToken token) => 1; }")]
    public void Names_and_bases(string source) => Generated.Clean(source);

    /// <summary>The sign with which C# writes a keyword as a name is no part of the name.</summary>
    [Fact]
    public void A_task_in_a_namespace_that_is_a_keyword_is_called_as_reflection_calls_it()
    {
        var run = Generated.Clean("namespace @event.@class; [Task] public sealed partial record @record(int @int) { public int Run() => 1; }");
        Assert.Contains("TaskDescription(\"event.class.record\"", Generated.FileOf(run, "event.class.record"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_that_says_default_is_no_text() => Assert.DoesNotContain(
        "\"default\"", Generated.FileOf(Generated.Clean("[Task] public sealed partial record Mean(string? Name = default, int Day = default) { public int Run() => 1; }"), "Mean"), StringComparison.Ordinal);

    /// <summary>The value is what the derived record says: nobody can give it.</summary>
    [Fact]
    public void A_member_of_a_base_that_a_computed_one_hides_is_no_parameter() => Generated.Clean(
        """
        public abstract record Base(string Unit) { public string Place { get; init; } = ""; }
        [Task] public sealed partial record Part(int Day) : Base("x") { public new int Unit => 1; public new int Place => 2; public int Run() => 1; }
        [Task, Requires<Part>] public sealed partial record Mean(int Day) { public int Run(int part) => part; }
        """);

    [Fact]
    public void A_member_that_its_own_type_alone_can_set_is_not_passed_on()
    {
        var run = Generated.Clean(
            """
            [Task] public sealed partial record Part(int Day) { public int Unit { get; private init; } = 3; public int Run() => Unit; }
            [Task, Requires<Part>] public sealed partial record Mean(int Day, int Unit) { public int Run(int part) => part; }
            """);
        Assert.Contains("new global::Part(this.Day)", Generated.FileOf(run, "Mean"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int Number", "new global::Part(this.Number)")]
    [InlineData("int Number, int[] Rest", "new global::Part(this.Number, this.Rest)")]
    [InlineData("int Number, string Unit", "new global::Part(this.Number) { Unit = this.Unit }")]
    public void Params_are_empty_where_they_are_not_given(string parameters, string made)
    {
        var source = $$"""
            [Task] public sealed partial record Part(int Number, params int[] Rest) { public string Unit { get; init; } = "m"; public int Run() => Number; }
            [Task, Requires<Part>] public sealed partial record Mean({{parameters}}) { public int Run(int part) => part; }
            """;
        var run = Generated.Clean(source);
        Assert.Contains(made, Generated.FileOf(run, "Mean"), StringComparison.Ordinal);
        Assert.Contains("Default = [] }", Generated.FileOf(run, "Part"), StringComparison.Ordinal);
    }

    /// <summary>They describe themselves, as generated ones do.</summary>
    [Fact]
    public void Sources_of_the_runtime_are_required_and_are_parameters() => Assert.NotEmpty(Generated.FileOf(
        Generated.Clean("[Task] public sealed partial record Mean(FileSource File) { [Requires] public FileSource Text => File; public int Run(string text) => text.Length; }"), "Mean"));

    /// <summary>A record without a base may say these things in words that one with a base may not, so it takes none.</summary>
    [Theory]
    [InlineData("public override string ToString() => \"mean\";")]
    [InlineData("private bool PrintMembers(System.Text.StringBuilder builder) => builder.Append(Day).Length > 0;")]
    [InlineData("private Type EqualityContract => typeof(Mean);")]
    [InlineData("private Mean(Mean original) => Day = original.Day;")]
    public void What_a_base_would_forbid(string member) => Assert.DoesNotContain(
        "TaskRecord", Generated.FileOf(Generated.Clean($"[Task] public sealed partial record Mean(int Day) {{ {member} public int Run() => 1; }}"), "Mean"), StringComparison.Ordinal);

    /// <summary>A project may keep to an older C# than that of its SDK.</summary>
    [Fact]
    public void What_is_generated_is_written_in_the_oldest_language_that_is_supported()
    {
        var run = Generated.Clean("""
            public enum Color { Red }
            public sealed record Empty;
            public sealed record Place(string City, Color Color, int? Floor = 3) { public IReadOnlyList<Empty> Rooms { get; init; } = []; public required string Street { get; init; } }
            [Task, Batch(MaxSize = 3)] public sealed partial record Part(int Number, Place? Place, params string[] Names)
            {
                [Requires] public FileSource File => new("a");
                public static IEnumerable<(Part, Place?)> RunBatch(IReadOnlyList<Part> tasks, IReadOnlyList<string> file) => tasks.Select(t => (t, t.Place));
            }
            [Task] public sealed partial record Mean(IReadOnlyDictionary<string, Part> Parts, DateTimeOffset Day = default)
            {
                [Requires] public IEnumerable<Part> Some => Parts.Values;
                [Requires] public IEnumerable<Part> More(IReadOnlyList<Place?> some) => some.Select((p, i) => new Part(i, p));
                public async IAsyncEnumerable<(int, Place?)> Run(IReadOnlyDictionary<Part, Place?> more, TaskContext context) { foreach (var p in more) { await Task.Yield(); yield return (1, p.Value); } }
            }
            """);
        var older = run.Output.RemoveAllSyntaxTrees().AddSyntaxTrees(run.Output.SyntaxTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(tree.ToString(), ((CSharpParseOptions)tree.Options).WithLanguageVersion(LanguageVersion.CSharp12), tree.FilePath)));
        Assert.Empty(RoslynHarness.CompilerDiagnostics(older).Select(DiagnosticText.Show));
    }

    [Fact]
    public void A_requirement_that_is_awaited_is_evaluated_while_the_run_goes_on() => Generated.Clean("""
        [Task] public sealed partial record Part(int Number) { public int Run() => Number; }
        [Task] public sealed partial record Mean
        {
            [Requires] public async Task<Part> First() { await Task.Yield(); return new(1); }
            [Requires] public async ValueTask<IEnumerable<Part>> Rest(int first) { await Task.Yield(); return [new(first)]; }
            public int Run(int first, IReadOnlyList<int> rest) => first + rest.Count;
        }
        """);

    /// <summary>The analyzers report the broken task; the compiler must not add errors in what is generated for others.</summary>
    [Theory]
    [InlineData("[Task, Requires<Broken>] public sealed partial record Mean(int Number) { public int Run(int broken) => broken; }")]
    [InlineData("[Task] public sealed partial record Mean(Broken Part) { public int Run() => 1; }")]
    [InlineData("""
        [Task, Requires<Broken>] public sealed partial record Mean(int Number) { [Requires] public Sum? Sum => null; public int Run(int broken, int? sum) => broken; }
        [Task, Requires<Mean>] public sealed partial record Sum(int Number) { public int Run(int mean) => mean; }
        """)]
    public void What_names_a_broken_task_is_not_emitted(string source) =>
        Assert.Equal(["RefrainCode.g.cs"], Generated.Clean("[Task] public sealed partial record Broken(int Number) { public int Other { get; set; } public int Run() => 1; }\n" + source).Sources.Keys);

    /// <summary>Here with generated code as it is: the author has suppressed the warning where she names the type.</summary>
    [Fact]
    public void What_is_obsolete_or_experimental_is_named_in_generated_code_without_a_word() => Generated.Run(Generated.Compile(["""
        #pragma warning disable CS0612, CS0618, EXP1
        [Obsolete("old")] public record Old(int A) { [Obsolete] public int B { get; init; } }
        [System.Diagnostics.CodeAnalysis.Experimental("EXP1")] public enum Early { A }
        [Task, Obsolete("old")] public sealed partial record Part(Old Old, [property: Obsolete] Early Early) { public (Old, Early) Run() => (Old, Early); }
        [Task] public sealed partial record Mean(Old Old, Early Early) { [Requires] public Part Part => new(Old, Early); public Old Run((Old, Early) part) => part.Item1; }
        """])).AssertClean();
}
