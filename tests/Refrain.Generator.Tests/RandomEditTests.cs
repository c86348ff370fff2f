using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>
/// Random edits of declarations, one after the other through one driver: after each, what it made is what a driver makes that has seen nothing.
/// Names come from so small a stock that they collide, shadow each other, come and go. The seed is printed with a failure; REFRAIN_SEED gives
/// another, REFRAIN_SEEDS the number of them.
/// </summary>
public sealed class RandomEditTests
{
    private const int Edits = 60;

    private static readonly string[] s_names = ["Span", "Edge", "Row", "Named", "Limits", "Deep", "Kind", "Outer", "Other", "Alone", "Clock", "List", "Column", "Requires", "Task", "Program"];
    private static readonly string[] s_namespaces = ["", "App", "App", "Lib", "Lib", "Lib.Limits", "App.Lib", "Other", "App.Clock", "Refrain"];
    private static readonly string[] s_usings =
    [
        "using Lib;", "using Other;", "using static Lib.Limits;", "using static Lib.Deep;", "using Row = Lib.Named;", "using Kind = Lib.Outer;", "using T = Refrain.TaskAttribute;",
        "global using Lib;", "global using Edge = Lib.Span;", "global using static Lib.Limits;", "using Lib.Limits;", "using App.Lib;",
    ];

    private static readonly string[] s_tasks =
    [
        "namespace App; using Lib; [Task] public sealed partial record First(Span Span, int Most = Limits.Most) { [Requires] public Clock Clock => new(); public IEnumerable<Row> Run(string clock) => []; }",
        "namespace App; using static Lib.Limits; [Task] public sealed partial record Second(int Most = Most, Lib.Kind Kind = Lib.Kind.One) { public Lib.Outer.Inner Run() => default!; }",
        "using Lib; using T = Refrain.TaskAttribute; namespace App { [T, Requires<First>] public sealed partial record Third(Span Span, int Most = 1) { public List<string> Run(IReadOnlyList<Row> first) => []; } }",
        "namespace App; [Source] public sealed partial record Clock { public string Observe() => \"\"; public string Read() => \"\"; }",
        "namespace App; [Task(Name = Lib.Deep.Name, Version = Lib.Deep.Most)] public sealed partial record Fourth { [Requires] public FileSource File => new(\"f\"); public int Run([Delimited('|')] IEnumerable<Lib.Row> file) => 1; }",
    ];

    private static readonly string[] s_declarations =
    [
        "namespace Lib; public sealed record Span(Edge From, Edge To);",
        "namespace Lib; public readonly record struct Edge(int At);",
        "namespace Lib; public class Named { public string Name { get; init; } = \"\"; } public sealed class Row : Named { public int Id { get; init; } }",
        "namespace Lib; public static class Limits { public const int Most = Deep.Most + 1; }",
        "namespace Lib; public static class Deep { public const int Most = 10; public const string Name = \"deep\"; }",
        "namespace Lib; public enum Kind { One, Two }",
        "namespace Lib; public class Base { public sealed record Inner(int A); } public sealed class Outer : Base;",
        "namespace App; public sealed class Alone { public int Number { get; set; } }",
        "namespace Other; public static class Unused { public static int Number() => 1; }",
    ];

    [Fact]
    public void The_files_that_are_edited_are_sound() => Generated.Run(Generated.Compile([.. s_tasks, .. s_declarations])).AssertClean();

    [Fact]
    public void After_any_edit_the_driver_makes_what_a_new_one_makes()
    {
        var first = Number("REFRAIN_SEED", 1);
        var count = Number("REFRAIN_SEEDS", 6);
        var (kept, changed) = (0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            RunSeed(seed, ref kept, ref changed);
        }
        // Edits that all change the surface, or none that changes what is made, would show nothing.
        Assert.True(kept > 5 * count && changed > 3 * count, $"{kept} edits left the surface as it was, {changed} changed what is made");
    }

    private static void RunSeed(int seed, ref int kept, ref int changed)
    {
        var random = new Random(seed);
        string[] originals = [.. s_tasks, .. s_declarations];
        Compilation compilation = Generated.Compile(originals);
        var driver = NewDriver().RunGenerators(compilation);
        for (var edit = 0; edit < Edits; edit++)
        {
            var before = DeclarationSurface.Of(compilation, default);
            var made = Made(driver);
            // Of the tasks' own files few are edited, and what was broken is mended often, or soon nothing would be made at all.
            var file = random.Next(8) == 0 ? random.Next(s_tasks.Length) : random.Next(s_tasks.Length, originals.Length);
            var tree = compilation.SyntaxTrees.Single(t => t.FilePath == $"Test{file}.cs");
            var text = random.Next(5) < 2 ? originals[file] : Mutate(tree.ToString(), random);
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text)));

            driver = driver.RunGenerators(compilation);
            var afresh = Made(NewDriver().RunGenerators(Generated.Reparsed(compilation)));
            if (!afresh.SequenceEqual(Made(driver)))
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"REFRAIN_SEED={seed}, edit {edit} of file {file}:\n") + string.Join("\n---\n", compilation.SyntaxTrees));
            kept += before == DeclarationSurface.Of(compilation, default) ? 1 : 0;
            changed += made.SequenceEqual(Made(driver)) ? 0 : 1;
        }
    }

    /// <summary>A driver that does not track its steps: one that does loses files after some of these edits, or throws (Roslyn 4.14), whatever the generator.</summary>
    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new RefrainGenerator().AsSourceGenerator()], parseOptions: RoslynHarness.ParseOptions);

    private static SortedDictionary<string, string> Made(GeneratorDriver driver)
    {
        var results = driver.GetRunResult().Results;
        Assert.All(results, result => Assert.Null(result.Exception));
        return new(results.SelectMany(r => r.GeneratedSources).ToDictionary(s => s.HintName, s => s.SourceText.ToString()), StringComparer.Ordinal);
    }

    private static string Mutate(string text, Random random)
    {
        switch (random.Next(9))
        {
            case 0:
                return Pick(s_usings, random) + " " + text;
            case 1:
                return text.Replace(Pick(s_usings, random), "", StringComparison.Ordinal);
            case 2:
                return text.Replace(Pick(s_names, random), Pick(s_names, random), StringComparison.Ordinal);
            case 3:
                return text.Replace("int ", random.Next(2) == 0 ? "long " : "string ", StringComparison.Ordinal);
            case 4:
                return text.Replace("= 1", "= 2", StringComparison.Ordinal);
            case 5:
                return text.Replace("sealed record", "partial record", StringComparison.Ordinal);
            case 6:
                return Declaration(random);
            default:
                return text.Contains("namespace " + "App {", StringComparison.Ordinal) || text.Contains("global using", StringComparison.Ordinal) ? text : text + " " + Declared(random);
        }
    }

    private static string Declaration(Random random)
    {
        var ns = Pick(s_namespaces, random);
        return (random.Next(3) == 0 ? Pick(s_usings, random) : "") + (ns.Length == 0 ? "" : $" namespace {ns};") + Declared(random) + (random.Next(2) == 0 ? Declared(random) : "");
    }

    private static string Declared(Random random)
    {
        var (name, other, n) = (Pick(s_names, random), Pick(s_names, random), random.Next(3));
        return random.Next(14) switch
        {
            0 => $" public record {name}(int From, int To);",
            1 => $" public sealed record {name}(string Text, {other}? Other = null);",
            2 => $" public partial record {name} {{ public int Extra{n} {{ get; init; }} }}",
            3 => $" public sealed partial record {name}({other} From, {other} To);",
            4 => $" public enum {name} {{ One = {n}, Two, {other} }}",
            5 => $" public static class {name} {{ public const int Most = {n}; public const string Name = \"{other}\"; }}",
            6 => $" public static class {name} {{ public const int Most = {other}.Most + 1; public sealed record {other}(int A); }}",
            7 => $" public class {name} : {other} {{ public sealed record Inner(long B); }}",
            8 => $" public readonly record struct {name}(int Id, [property: Column(\"{other}\")] string Name);",
            9 => $" public class {name}<T> {{ }}",
            10 => $" public sealed class {name}Attribute : Attribute {{ }}",
            11 => $" public delegate void {name}();",
            12 => $" [Task] public sealed partial record {name}({other} Other) {{ public int Run() => 1; }}",
            _ => $" public static class {name} {{ public static int To(this {other} value, int n = {n}) => n; public class Inner : {other} {{ }} }}",
        };
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
