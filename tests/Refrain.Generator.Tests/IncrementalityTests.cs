using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Refrain.Generator.Fingerprints;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>What an edit makes run again, of an edit that concerns no task nothing, and what is kept of a compilation: nothing.</summary>
public sealed class IncrementalityTests
{
    // Every step of the generator has something to do here.
    private const string Tasks = """
        namespace App;

        public sealed record Row(int A, string? B);
        public sealed record Place(string Name);

        [Task]
        public sealed partial record First(Place Place, int? Count = 3)
        {
            [Requires] public FileSource Posts => new("posts");
            [Requires] public Clock Clock => new();
            [Requires(OrderOnly = true)] public Outside Outside => new();
            public IEnumerable<Row> Run([Delimited('|')] IEnumerable<Row> posts, string clock) => posts;
        }

        [Source]
        public sealed partial record Outside { public string Observe() => ""; }

        [Source]
        public sealed partial record Clock { public string Observe() => ""; public string Read() => ""; }

        [Task]
        public sealed partial record Stored(DateOnly Day)
        {
            public void Run([Table("rows", Key = ["a"])] SqlPartition<Row> rows) => rows.Upsert([]);
        }

        [Task]
        public sealed partial record Exported(DateOnly Day)
        {
            public void Run(Refrain.Parquet.ParquetFile<Row> rows) => rows.Write([]);
        }

        [Task, Requires<First>]
        public sealed partial record Second(Place Place)
        {
            public List<string?> Run(IEnumerable<Row> first) => [.. first.Select(r => r.B)];
        }
        """;

    private const string Other = "internal static class Other { public static int Number() => 1; }";

    private static readonly MetadataReference s_parquet = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Refrain.Parquet.dll"));

    private static readonly GeneratorRun s_first = Generated.Run(Compile(Tasks, Other)).AssertClean();

    private static readonly string[] s_steps =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic).Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [InlineData("internal static class Other { public static int Number() => 2; }")]
    [InlineData("internal static class Other { public static int Number() => 1; public static string Added() => \"\"; }")]
    [InlineData("internal static class Other { public static int Number() => 1; } internal sealed class More;")]
    [InlineData("internal static class Other { public static int Number() => 1; } internal sealed class More { public int")]
    [InlineData("")]
    public void An_edit_that_concerns_no_task_is_no_news_to_any_step(string other)
    {
        var next = s_first.Next(Edited(1, other));
        NothingIsNews(next, isCode: false);
        Assert.All(s_steps, step => Assert.Equal(s_first.Reasons(step).Length, next.Reasons(step).Length));
        Assert.Equal(s_first.Sources, next.Sources);
    }

    [Theory]
    [InlineData("namespace App;", "// A comment.\n\nnamespace App;\n\n// Another.\n", false)]
    [InlineData("r => r.B", "row => row.B", false)]
    [InlineData("r => r.B", "r => r.B + 1", true)]
    [InlineData("=> new(\"posts\");", "=> new(\"others\");", true)]
    public void Lines_around_tasks_and_bodies_of_their_members_are_no_news_to_any_step_but_that_of_code(string old, string @new, bool isCode) =>
        NothingIsNews(s_first.Next(EditedTasks(old, @new)), isCode);

    [Fact]
    public void Code_is_not_looked_at_where_implementations_are_not_wanted() => Assert.Empty(
        GeneratorRun.Start(s_first.Input, IncrementalGeneratorOutputKind.Implementation, new RefrainGenerator()).Reasons(TrackingNames.Code));

    /// <summary>Editors want implementations, too, and would pay for all hashes at each key.</summary>
    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public void Code_is_not_looked_at_while_typing(string isDesign, bool looked)
    {
        var run = GeneratorRun.Start(s_first.Input, new Dictionary<string, string> { ["DesignTimeBuild"] = isDesign }, new RefrainGenerator());
        Assert.Equal(looked, run.Sources.ContainsKey(AssemblyCode.HintName));
        Assert.Equal(looked ? s_first.Sources.Keys : s_first.Sources.Keys.Except([AssemblyCode.HintName]), run.Sources.Keys);
    }

    [Theory]
    [InlineData("Count = 3", "Count = 4", "App.First")]
    [InlineData("record Second(Place Place)", "record Second(Place Place, int Count = 10)", "App.Second")]
    public void A_changed_parameter_emits_its_task_alone(string old, string @new, string task)
    {
        var next = s_first.Next(EditedTasks(old, @new));
        var changed = next.Sources.Where(s => s_first.Sources[s.Key] != s.Value).Select(s => s.Key.Split('-')[0]);
        Assert.Equal([task], changed.Where(name => name is not ("RefrainGraph.g.cs" or "RefrainCode.g.cs")));
        Assert.DoesNotContain(next.Reasons(TrackingNames.KeyHelpers), r => r is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
        Assert.DoesNotContain(next.Reasons(TrackingNames.Registry), r => r is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New);
    }

    /// <summary>A caching test that no step fails proves nothing: what does change is seen to.</summary>
    [Fact]
    public void A_renamed_assembly_is_news_to_what_is_named_by_it()
    {
        var next = s_first.Next(Generated.Compile([Tasks, Other], "Renamed", s_parquet));
        Assert.All(
            [TrackingNames.GraphDocs, TrackingNames.ReferencedRegistries, TrackingNames.Registry],
            step => Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(next.Reasons(step))));
    }

    [Fact]
    public void The_order_of_the_files_changes_no_byte()
    {
        string[] parts = [.. Tasks.Split("[Task").Select((part, i) => i == 0 ? part : "namespace App;\n[Task" + part), Other];
        parts[1] = parts[1].Replace("[Source]", "\n[Source]", StringComparison.Ordinal);
        var forth = Generated.Run(Compile(parts)).AssertClean().Sources;
        var back = Generated.Run(Compile([.. parts.Reverse()])).AssertClean().Sources;
        Assert.Equal(forth, back);
        Assert.Equal(s_first.Sources, forth);
    }

    [Fact]
    public void What_the_steps_keep_holds_no_symbol_syntax_or_compilation()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var checkedSteps = 0;
        foreach (var step in s_steps)
        {
            foreach (var value in s_first.Result.Results.SelectMany(r => r.TrackedSteps[step]).SelectMany(s => s.Outputs).Select(o => o.Value))
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
        return (driver.RunGenerators(Edited(compilation, 1, "public sealed class Other;")), new WeakReference(compilation));
    }

    /// <param name="run">The run after an edit.</param>
    /// <param name="isCode">Whether the edit changed what a task does or a library offers: that is news to the step that hashes code, and to no other.</param>
    private static void NothingIsNews(GeneratorRun run, bool isCode)
    {
        // Every step of the list, so that a new one is asserted or fails here.
        foreach (var step in s_steps)
        {
            Assert.True(run.Reasons(step).Any(), $"{step} did not run: the sources of this test must make every step do something.");
            if (step == TrackingNames.Code)
            {
                Assert.Equal(isCode ? IncrementalStepRunReason.Modified : IncrementalStepRunReason.Unchanged, Assert.Single(run.Reasons(step)));
                continue;
            }
            Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }
        var outputs = run.Result.Results.SelectMany(result => result.TrackedOutputSteps).SelectMany(step => step.Value).SelectMany(step => step.Outputs).ToList();
        Assert.NotEmpty(outputs);
        Assert.Equal(isCode ? 1 : 0, outputs.Count(output => output.Reason != IncrementalStepRunReason.Cached));
    }

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

    private static CSharpCompilation Compile(params string[] sources) => Generated.Compile(sources, references: s_parquet);

    private static Compilation EditedTasks(string old, string @new) => Edited(0, Tasks.Replace(old, @new, StringComparison.Ordinal));

    private static Compilation Edited(int file, string text) => Edited(s_first.Input, file, text);

    /// <summary>The compilation with one file's text replaced, all other trees the same, as an IDE gives it.</summary>
    private static Compilation Edited(Compilation compilation, int file, string text)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == $"Test{file}.cs");
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From("#pragma warning disable CS1573, CS1591\n" + text)));
    }
}
