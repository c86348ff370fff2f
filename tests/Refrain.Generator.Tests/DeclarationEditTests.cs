using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>Edits of declarations outside the tasks' own files: what no task can reach is not read again, what one may reach is.</summary>
public sealed class DeclarationEditTests
{
    private const string Task = """
        namespace App;
        using Lib;
        using static Lib.Limits;
        [Task] public sealed partial record First(Span Span, long Count = Limits.Most, int Least = Fewest)
        {
            [Requires] public FileSource File => new("file");
            public IEnumerable<Row> Run(IEnumerable<string> file) => [];
        }
        """;

    private const string Spans = "namespace Lib; public sealed partial record Span(Edge From, Edge To);";
    private const string Edges = "namespace Lib; public readonly record struct Edge(int At);";
    private const string Rows = "namespace Lib; public class Named { public string Name { get; init; } = \"\"; } public sealed class Row : Named { public int Id { get; init; } }";
    private const string Limits = "namespace Lib; public static class Limits { public const int Most = Deep.Most + 1; public const int Fewest = 1; }";
    private const string Deep = "namespace Lib; public static class Deep { public const int Most = 10; static void Body() { } }";
    private const string Alone = "namespace App; public sealed class Alone { public int Number { get; set; } }";

    private static readonly string[] s_files = [Task, Spans, Edges, Rows, Limits, Deep, Alone];

    [Fact]
    public void The_files_of_these_tests_are_sound() => Generated.Run(Generated.Compile(s_files)).AssertClean();

    [Theory]
    [InlineData("Number", "Other")]
    [InlineData("int Number", "Span Number")]
    [InlineData("Alone", "Lonely")]
    [InlineData("namespace App;", "namespace Lib;")]
    [InlineData("namespace App;", "namespace App; using System.Text; using static Lib.Limits; using Some = Lib.Span;")]
    [InlineData("sealed class Alone", "sealed class Alone : Lib.Named")]
    [InlineData("sealed class Alone", "[Obsolete] sealed class Alone")]
    [InlineData("sealed class Alone", "static class Extensions { public static int To(this Lib.Span span, int n = 1) => n; } public sealed class Alone")]
    [InlineData("{ get; set; }", "{ get; set")]
    public void What_no_task_reaches_is_not_read_again(string old, string @new)
    {
        var before = Generated.Compile(s_files);
        Assert.Equal(DeclarationSurface.Of(before, default), DeclarationSurface.Of(Edited(before, Alone, Alone.Replace(old, @new, StringComparison.Ordinal)), default));
    }

    [Theory]
    [InlineData(Deep, "= 10", "= 11")]
    [InlineData(Deep, "const int", "const long")]
    [InlineData(Deep, "{ }", "{\n#nullable disable\n }")]
    [InlineData(Edges, "int At", "long At")]
    [InlineData(Limits, "Fewest = 1", "Fewest = 2")]
    [InlineData(Rows, "string Name", "string? Name")]
    [InlineData(Alone, "class Alone", "record Span")] // takes the name
    [InlineData(Alone, "class Alone", "class TaskAttribute : Attribute { } public sealed class Alone")]
    [InlineData(Alone, "namespace App; public sealed class Alone { public int Number", "namespace Lib; public sealed partial record Span { public int Number")]
    [InlineData(Alone, "namespace App;", "namespace App.Limits;")]
    [InlineData(Alone, "namespace App;", "namespace System.Collections.Generic;")]
    [InlineData(Alone, "namespace App;", "global using Row = Lib.Edge; namespace App;")]
    [InlineData(Alone, "namespace App;", "[assembly: Obsolete] namespace App;")]
    [InlineData(Alone, "namespace App;", "using T = Refrain.TaskAttribute; namespace App; [T] public sealed partial record Second { public int Run() => 1; } ")]
    [InlineData(Alone, "namespace App;", "using SAttribute = Refrain.SourceAttribute; namespace App; [@S] public sealed partial record Second { public string Observe() => \"\"; } ")]
    public void What_a_task_may_reach_is_read_again(string file, string old, string @new)
    {
        var before = Generated.Compile(s_files);
        var text = file.Replace(old, @new, StringComparison.Ordinal);
        Assert.NotEqual(file, text);
        var edited = Edited(before, file, text);
        Assert.NotEqual(DeclarationSurface.Of(before, default), DeclarationSurface.Of(edited, default));
        var back = Edited(edited, text, file);
        var run = Generated.Run(before).Next(edited);
        Assert.Equal(Afresh(edited), run.Sources);
        Assert.Equal(Afresh(before), run.Next(back).Sources);
    }

    [Fact]
    public void An_alias_that_all_files_have_makes_tasks_of_them()
    {
        var other = "namespace App; [T] public sealed partial record Second(Lonely Lonely) { public int Run() => 1; }";
        var lonely = "namespace App; public sealed record Lonely(int A);";
        var before = Generated.Compile([Task, "global using T = Refrain.TaskAttribute;", other, lonely]);
        var edited = Edited(before, lonely, lonely.Replace("int", "long", StringComparison.Ordinal));
        Assert.NotEqual(DeclarationSurface.Of(before, default), DeclarationSurface.Of(edited, default));
        Assert.Equal(Afresh(edited), Generated.Run(before).Next(edited).Sources);
    }

    [Fact]
    public void Statements_of_a_program_declare_its_class()
    {
        var task = "[Task] public sealed partial record First(int Count = Program.Count) { public int Run() => 1; }";
        var program = "partial class Program { public const int Count = 1; }";
        var before = Generated.Compile([task, program, "namespace App; class Alone;"]);
        var edited = before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("Console.WriteLine();", (CSharpParseOptions)before.SyntaxTrees[0].Options, "Main.cs"));
        Assert.NotEqual(DeclarationSurface.Of(before, default), DeclarationSurface.Of(edited, default));
    }

    /// <summary>What a driver makes that has seen nothing: of the same texts, but of other trees, of which nothing can be remembered.</summary>
    private static IReadOnlyDictionary<string, string> Afresh(Compilation compilation) => Generated.Run(Generated.Reparsed(compilation)).Sources;

    private static Compilation Edited(Compilation compilation, string old, string @new)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.ToString().EndsWith(old, StringComparison.Ordinal));
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().Replace(old, @new, StringComparison.Ordinal))));
    }
}
