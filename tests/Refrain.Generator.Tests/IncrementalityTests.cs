using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>What an edit makes run again, and what is kept of a compilation: nothing.</summary>
public sealed class IncrementalityTests
{
    private const string Tasks = """
        namespace App;

        public sealed record Row(int A, string? B);
        public sealed record Place(string Name);

        [Task]
        public sealed partial record First(Place Place, int? Count = 3)
        {
            [Requires] public FileSource Posts => new("posts");
            [Requires(OrderOnly = true)] public Outside Outside => new();
            public IEnumerable<Row> Run([Delimited('|')] IEnumerable<Row> posts) => posts;
        }

        [Source]
        public sealed partial record Outside { public string Observe() => ""; }

        [Task, Requires<First>]
        public sealed partial record Second(Place Place)
        {
            public int Run(IReadOnlyList<Row> first) => first.Count;
        }
        """;

    private static readonly string[] s_steps =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic).Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [InlineData("a type elsewhere", "public sealed class More;")]
    [InlineData("half a member elsewhere", "public sealed class More { public int")]
    public void An_edit_elsewhere_re_runs_nothing(string what, string more)
    {
        var compilation = Compile(Tasks, "public sealed class Other;");
        var first = Generated.Run(compilation);
        var second = first.Next(Edit(compilation, 2, "public sealed class Other; " + more));

        // Every step of the list, so that a new one is asserted or fails here.
        Assert.All(s_steps, step => AssertKept(step, second.Reasons(step)));
        Assert.True(second.Result.Results.SelectMany(r => r.TrackedOutputSteps).SelectMany(s => s.Value).SelectMany(s => s.Outputs)
            .All(o => o.Reason == IncrementalStepRunReason.Cached), what);
        Assert.Equal(first.Sources, second.Sources);
    }

    [Theory]
    [InlineData("namespace App;", "namespace App;\n\n// a comment\n")]
    [InlineData("=> first.Count;", "=> first.Count + 1;")]
    [InlineData("=> new(\"posts\");", "=> new(\"others\");")]
    public void Lines_above_a_task_and_bodies_of_its_methods_re_emit_nothing(string old, string @new)
    {
        var compilation = Compile(Tasks, "");
        var second = Generated.Run(compilation).Next(Edit(compilation, 1, Tasks.Replace(old, @new, StringComparison.Ordinal)));
        Assert.All(s_steps, step => AssertKept(step, second.Reasons(step)));
        Assert.All(Outputs(second), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_changed_parameter_re_emits_its_task_alone()
    {
        var compilation = Compile(Tasks, "");
        var first = Generated.Run(compilation);
        var second = first.Next(Edit(compilation, 1, Tasks.Replace("Count = 3", "Count = 4", StringComparison.Ordinal)));
        var changed = second.Sources.Where(s => first.Sources[s.Key] != s.Value).Select(s => s.Key.Split('-')[0]);
        Assert.Equal(["App.First"], changed.Where(name => !name.StartsWith("RefrainGraph", StringComparison.Ordinal)));
        Assert.DoesNotContain(second.Reasons(TrackingNames.KeyHelpers), r => r is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
        Assert.DoesNotContain(second.Reasons(TrackingNames.Registry), r => r is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }

    [Theory]
    [InlineData("namespace App; public static class Other { public const int Number = 3; }", "= 3;", "= 4;")]
    [InlineData("namespace App; public static class Other { public const int Number = 3; }", "const int", "const long")]
    [InlineData("namespace App; public static class Other { public const int Number = 3; } public sealed record Row(int A);", "int A", "long A")]
    [InlineData("namespace App; public static class Other { public const int Number = 3; static void Body() { } } public sealed record Row(string A);", "{ }", "{\n#nullable disable\n }")]
    public void A_declaration_elsewhere_that_means_something_to_a_task_is_seen(string other, string old, string @new)
    {
        const string Task = "namespace App; [Task] public sealed partial record Third(long Count = Other.Number) { public IEnumerable<Row> Run() => []; }";
        var source = other.Contains("Row", StringComparison.Ordinal) ? other : other + " public sealed record Row(int A);";
        var compilation = Compile(Task, source);
        var edited = (CSharpCompilation)Edit(compilation, 2, source.Replace(old, @new, StringComparison.Ordinal));
        Assert.Equal(Generated.Run(edited).Sources, Generated.Run(compilation).Next(edited).Sources);
    }

    [Fact]
    public void What_the_steps_keep_holds_no_symbol_syntax_or_compilation()
    {
        var run = Generated.Run(Compile(Tasks, ""));
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var checkedSteps = 0;
        foreach (var step in s_steps)
        {
            foreach (var value in run.Result.Results.SelectMany(r => r.TrackedSteps[step]).SelectMany(s => s.Outputs).Select(o => o.Value))
            {
                Walk(value, step, seen);
                checkedSteps++;
            }
        }
        Assert.True(checkedSteps >= s_steps.Length);
    }

    [Fact]
    public void A_compilation_that_was_edited_away_is_not_kept_alive()
    {
        var (driver, first) = RunAndForget();
        for (var i = 0; i < 10 && first.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(first.IsAlive);
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference First) RunAndForget()
    {
        var compilation = Compile(Tasks, "");
        // Steps are not tracked here: tracking is what keeps inputs alive in tests.
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RefrainGenerator().AsSourceGenerator()], parseOptions: RoslynHarness.ParseOptions);
        driver = driver.RunGenerators(compilation);
        var edited = Edit(compilation, 2, "public sealed class Other;");
        return (driver.RunGenerators(edited), new WeakReference(compilation));
    }

    private static void AssertKept(string step, IEnumerable<IncrementalStepRunReason> reasons)
    {
        Assert.True(reasons.Any(), $"{step} did not run: the sources of this test must make every step do something.");
        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
    }

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRun run) =>
        run.Result.Results.SelectMany(r => r.TrackedOutputSteps).SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || (!value.GetType().IsValueType && !seen.Add(value)))
            return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel or SyntaxReference, $"{path} holds a {value.GetType()}");
        if (value is Array items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", seen);
        }
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }

    private static CSharpCompilation Compile(params string[] sources) => RoslynHarness.Compile(sources);

    /// <summary>Replaces a source; the first tree is that of the usings.</summary>
    private static Compilation Edit(CSharpCompilation compilation, int tree, string text)
    {
        var old = compilation.SyntaxTrees[tree];
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text)));
    }
}
