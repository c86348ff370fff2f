using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>Names that could clash: of files, of members, of what the generator calls its own.</summary>
public sealed class CollisionTests
{
    [Theory]
    [InlineData("One name in two namespaces", "namespace A { {0} public sealed partial record T(int X) { {1} } } namespace B { {0} public sealed partial record T(int X) { {1} } }", 2)]
    [InlineData("Names that differ in case alone", "{0} public sealed partial record Sum(int X) { {1} } {0} public sealed partial record SUM(int X) { {1} }", 2)]
    [InlineData("Nested and not", "public partial class Outer { {0} public sealed partial record T(int X) { {1} } } namespace Outer_ { {0} public sealed partial record T(int X) { {1} } } {0} public sealed partial record Outer_T(int X) { {1} }", 3)]
    [InlineData("Every kind of outer type", "public partial struct S { public partial record R { public partial interface I { public partial record struct RS { internal partial class C { {0} internal sealed partial record T(int X) { {1} } } } } } }", 1)]
    [InlineData("Keywords", "namespace @namespace.@class; {0} public sealed partial record @event(int @int, string @await = \"@\") { public bool @in { get; init; } {1} }", 1)]
    [InlineData("Words that generated code uses", "namespace Refrain.Tasks.System; {0} public sealed partial record global(int writer, int reader, int task, int v0, int a, int inputs, int Describe, int Name) { public int RefrainTask => 1; private int _taskKey => RefrainTask; public int Sum => _taskKey; {1} }", 1)]
    [InlineData("Letters of other scripts", "namespace Größe; {0} public sealed partial record Übersicht(int 数, string Ärger = \"ß\\u2028\\\"\") { {1} }", 1)]
    [InlineData("No namespace", "{0} public sealed partial record T(int X) { {1} }", 1)]
    [InlineData("Types that are called as those of the framework", "namespace App; public sealed class ValueTask; public sealed class String; public sealed class Parameter; {0} public sealed partial record Task2(int X) { {1} }", 1)]
    public void Compile(string what, string source, int tasks)
    {
        var text = source.Replace("{0}", "[Task]", StringComparison.Ordinal).Replace("{1}", "public int Run() => 1;", StringComparison.Ordinal);
        var run = Generated.Clean(text);
        Assert.True(run.Sources.Count == tasks + 2, what);
        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Parts_of_one_task_in_several_files()
    {
        var run = Generated.Clean(
            "namespace App; public sealed partial record T { public int Second { get; init; } }",
            "namespace App; [Task] public sealed partial record T(int First) { public int Run() => First; }",
            "namespace App; partial record T { public int Third { get; init; } }");
        Assert.Equal(["First", "Second", "Third"], Parameters(Generated.FileOf(run, "App.T")));
    }

    /// <summary>The compiler says that there are two; the generator gives one a file.</summary>
    [Fact]
    public void One_name_for_a_type_in_an_interface_and_in_a_record()
    {
        var run = Generated.Run(Generated.Compile([
            "public partial interface I { [Task] public sealed partial record T(int X) { public int Run() => 1; } } public partial record I { [Task] public sealed partial record T(int X) { public int Run() => 1; } }"]));
        Assert.Empty(run.Result.Diagnostics);
        Assert.Single(run.Sources.Keys, static name => name.StartsWith("I-T-", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_author_wrote_is_not_written_again()
    {
        var run = Generated.Clean("""
            [Task]
            public sealed partial record T(int X)
            {
                public int Run() => X;
                public bool Equals(T? other) => other?.X == X;
                public override int GetHashCode() => X;
                public override string ToString() => "T";
            }
            """);
        Assert.DoesNotContain("Equals(", Generated.FileOf(run, "T"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_bytes_whatever_order_the_files_come_in()
    {
        string[] sources =
        [
            "namespace B; [Task] public sealed partial record T(A.S Part, int[] Numbers) { public int Z { get; init; } public List<int?> Run() => []; }",
            "namespace A; [Source] public sealed partial record S(DateOnly? Day) { public string Observe() => \"\"; }",
            "namespace B; partial record T { public int Y { get; init; } [Requires(OrderOnly = true)] public A.S Other => new(null); }",
            "namespace C; [Task, Requires<B.T>] public sealed partial record U(A.S Part, int[] Numbers) { public string? Run(List<int?> t) => null; }",
        ];
        var first = Shuffled(sources, [0, 1, 2, 3]);
        Assert.All([[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]], (int[] order) => Assert.Equal(first, Shuffled(sources, order)));
    }

    [Fact]
    public void Invalid_and_half_typed_tasks_emit_nothing_and_throw_nothing()
    {
        string[] sources =
        [
            "[Task] public partial record A(int X) { public int Run() => 1; }", "[Task] public sealed partial record B(", "[Task] public sealed partial record C(Missing X) { public int Run() => 1; }",
            "[Task] public sealed partial record D { [Requires] public Missing M => null!; public int Run(int m) => 1; }", "[Task, Requires<Missing>] public sealed partial record E { public int Run(int missing) => 1; }",
            "[Task, Task] public sealed partial record F(int X) { public int Run() => 1; }", "[Task, Source] public sealed partial record G(int X) { public int Run() => 1; public string Observe() => \"\"; }",
            "[Task] public sealed partial record H<T>(int X) { public int Run() => 1; }", "[Source] public sealed partial record J(int",
            "[Task] [Requires<>] public sealed partial record K(int X) { [Requires] public => ; public int Run(x) => 1; }", "[Task] public sealed partial record L(int X) { public IEnumerable<> Run() => 1; }",
        ];
        Assert.All(sources, source => Assert.Empty(Generated.Run(RoslynHarness.Compile(source)).Sources.Keys.Except(["RefrainCode.g.cs"])));
    }

    private static Dictionary<string, string> Shuffled(string[] sources, int[] order)
    {
        // The files keep their names: the order alone differs.
        var trees = Generated.Compile(sources);
        var shuffled = trees.RemoveAllSyntaxTrees().AddSyntaxTrees([trees.SyntaxTrees[0], .. order.Select(i => trees.SyntaxTrees[i + 1])]);
        return new(Generated.Run(shuffled).AssertClean().Sources);
    }

    private static IEnumerable<string> Parameters(string text) =>
        from line in text.Split('\n')
        where line.Contains(".Parameters(", StringComparison.Ordinal) || line.Contains(".Add(global::Refrain.Parameter.", StringComparison.Ordinal)
        from declaration in line.Split('"')[1].Split(", ")
        select declaration.Split(' ') is [_, var name, ..] ? name : declaration;
}
