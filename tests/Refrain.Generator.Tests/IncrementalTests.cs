using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>What an edit makes run again: of an edit that concerns no task, nothing.</summary>
public sealed class IncrementalTests
{
    private const string Tasks = """
        public record Span(int From, int To);
        public readonly record struct Row(int Id, string Name);
        [Source] public sealed partial record Clock { public string Observe() => ""; public string Read() => ""; }
        [Task] public sealed partial record Rows(Span Span)
        {
            [Requires] public FileSource File => new("rows.txt");
            [Requires] public Clock Clock => new();
            public IEnumerable<Row> Run([Delimited('|')] IEnumerable<Row> file, string clock) => file;
        }
        [Task, Requires<Rows>] public sealed partial record Names(Span Span) { public List<string> Run(IEnumerable<Row> rows) => [.. rows.Select(r => r.Name)]; }
        """;

    private const string Other = "public static class Other { public static int Number() => 1; }";

    private static readonly GeneratorRun s_first = Generated.Run(Compile(Tasks, Other)).AssertClean();

    public static TheoryData<string> Steps =>
        [.. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetValue(null)!)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_edit_that_concerns_no_task_is_no_news_to_any_step(string step)
    {
        var next = s_first.Next(Edited(1, "public static class Other { public static int Number() => 2; public static string Added() => \"\"; }"));
        Unchanged(next, step);
        Assert.Equal(s_first.Reasons(step).Length, next.Reasons(step).Length);
        NothingIsEmitted(next);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Lines_and_comments_around_tasks_are_no_news(string step) => Unchanged(s_first.Next(Edited(0, "// A comment.\n\n" + Tasks)), step);

    [Fact]
    public void Lines_and_comments_around_tasks_emit_nothing() => NothingIsEmitted(s_first.Next(Edited(0, "// A comment.\n\n" + Tasks)));

    [Fact]
    public void The_body_of_Run_is_no_news() => NothingIsEmitted(s_first.Next(Edited(0, Tasks.Replace("r => r.Name", "r => r.Name + 1", StringComparison.Ordinal))));

    [Fact]
    public void A_new_parameter_emits_its_task_and_the_ones_that_pass_it_on()
    {
        var next = s_first.Next(Edited(0, Tasks.Replace("record Names(Span Span)", "record Names(Span Span, int Count = 10)", StringComparison.Ordinal)));
        var changed = next.Sources.Where(source => s_first.Sources[source.Key] != source.Value).Select(source => source.Key.Split('-')[0]);
        Assert.Equal(["Names"], changed);
    }

    /// <summary>A caching test that no step fails proves nothing: what does change is seen to.</summary>
    [Fact]
    public void A_renamed_assembly_is_news_to_what_is_named_by_it()
    {
        var next = s_first.Next(Generated.Compile([Tasks, Other], "Renamed"));
        Assert.All([TrackingNames.AssemblyName, TrackingNames.ReferencedRegistries, TrackingNames.Registry], step => Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(next.Reasons(step))));
    }

    [Fact]
    public void The_order_of_the_files_changes_no_byte()
    {
        string[] parts = [.. Tasks.Split("[Task").Select((part, i) => i == 0 ? part : "[Task" + part), Other];
        var forth = Generated.Run(Generated.Compile(parts)).AssertClean().Sources;
        var back = Generated.Run(Generated.Compile(parts.Reverse())).AssertClean().Sources;
        Assert.Equal(forth, back);
        Assert.Equal(s_first.Sources, forth);
    }

    private static CSharpCompilation Compile(params string[] sources) => Generated.Compile(sources);

    /// <summary>The compilation with one file's text replaced, all other trees the same, as an IDE gives it.</summary>
    private static CSharpCompilation Edited(int file, string text)
    {
        var before = s_first.Input;
        var tree = before.SyntaxTrees.Single(t => t.FilePath == $"Test{file}.cs");
        var edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From("#pragma warning disable CS1573, CS1591\n" + text));
        return (CSharpCompilation)before.ReplaceSyntaxTree(tree, edited);
    }

    private static void Unchanged(GeneratorRun run, string step)
    {
        var reasons = run.Reasons(step);
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
    }

    private static void NothingIsEmitted(GeneratorRun run)
    {
        var outputs = run.Result.Results.SelectMany(result => result.TrackedOutputSteps).SelectMany(step => step.Value).SelectMany(step => step.Outputs).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}
