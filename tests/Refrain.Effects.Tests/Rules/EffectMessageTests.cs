extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Analyzers;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Rules;

/// <summary>What a report says and where it stands: the way to the API, the call in the task's own file, the site itself beside it.</summary>
public sealed class EffectMessageTests
{
    private const string Helper = """
        public static class Journal
        {
            public static void Note(string path, string line) => Save(path, line + "\n");

            private static void Save(string path, string text) => File.AppendAllText(path, text);
        }
        """;

    [Fact]
    public async Task The_message_shows_the_way_and_the_call_in_the_own_file_is_marked()
    {
        var found = Assert.Single(await Report(
            """
            [Task] public sealed partial record Import(string Folder)
            {
                public int Run() { Journal.Note(Folder, "imported"); return 1; }
            }
            """,
            Helper));
        Assert.Equal("RFN201", found.Id);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Equal("'Import' appends once more each time it runs again: Run → Note → Save → File.AppendAllText", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("Journal.Note(Folder, \"imported\")", Marked(found.Location));
        Assert.Equal("File.AppendAllText(path, text)", Marked(Assert.Single(found.AdditionalLocations)));
    }

    [Fact]
    public async Task In_the_own_file_the_api_itself_is_marked_and_nothing_beside_it()
    {
        var found = Assert.Single(await Report(
            """
            [Task] public sealed partial record Import(string Folder)
            {
                public string Run() => Stamp();
                private static string Stamp() => DateTime.UtcNow.ToString("O");
            }
            """));
        Assert.Equal("DateTime.UtcNow", Marked(found.Location));
        Assert.Empty(found.AdditionalLocations);
        Assert.EndsWith(": Run → Stamp → DateTime.UtcNow", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Diagnostics.Process.Start(\"gzip\")!.Dispose()", "starts a process each time it runs again, and nothing knows what that does: Run → Process.Start")]
    [InlineData("Environment.Exit(3)", "ends the process that it runs in, and all that others do there, each time it runs: Run → Environment.Exit")]
    [InlineData("Environment.FailFast(\"no\")", "ends the process that it runs in, and all that others do there, each time it runs: Run → Environment.FailFast")]
    [InlineData("other.Kill()", "ends a process each time it runs again, and nothing knows what that was at: Run → Process.Kill")]
    public async Task What_becomes_of_a_process_is_said(string code, string message)
    {
        var found = Assert.Single(
            await Report($"[Task] public sealed partial record Import {{ public int Run([Service] System.Diagnostics.Process other) {{ {code}; return 1; }} }}"), static one => one.Id == "RFN206");
        Assert.Equal($"'Import' {message}", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Two_calls_of_one_helper_are_two_things_to_mend()
    {
        var found = await Report(
            """
            [Task] public sealed partial record Import(string Folder)
            {
                public int Run(TaskContext context)
                {
                    Journal.Note(Folder, "a");
                    Journal.Note(Path.Combine(context.ScratchDirectory, "own"), "b");
                    Journal.Note(Folder + ".old", "c");
                    return 1;
                }
            }
            """,
            Helper);
        Assert.Equal(["Journal.Note(Folder, \"a\")", "Journal.Note(Folder + \".old\", \"c\")"], found.Select(one => Marked(one.Location)));
    }

    [Fact]
    public async Task A_helper_that_no_task_reaches_is_never_reported() =>
        Assert.Empty(await Report("[Task] public sealed partial record Pure(int N) { public int Run() => N; }", Helper));

    [Fact]
    public async Task What_is_told_to_be_idempotent_is_silent_with_all_that_it_calls() =>
        Assert.Empty(await Report(
            """
            [Task] public sealed partial record Import(string Folder)
            {
                public int Run() { Note(Folder); return 1; }
                [Idempotent("the journal is thrown away each night")] private static void Note(string path) => Journal.Note(path, "imported");
            }
            """,
            Helper));

    [Fact]
    public async Task Recursion_ends_and_what_it_does_is_found()
    {
        var found = Assert.Single(await Report(
            """
            [Task] public sealed partial record Deep(int N)
            {
                public int Run() => Even(N);
                private static int Even(int n) => n == 0 ? 0 : Odd(n - 1);
                private static int Odd(int n) => n == 0 ? Environment.ProcessId : Even(n - 1);
            }
            """));
        Assert.Equal(("RFN103", "Environment.ProcessId"), (found.Id, Marked(found.Location)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    public async Task What_members_in_a_ring_of_calls_do_is_found_wherever_it_is_entered(int members)
    {
        var ring = string.Concat(Enumerable.Range(0, members).Select(i => i == members / 2
            ? $"public static int M{i}(int n) => n < 0 ? Environment.ProcessId : M{(i + 1) % members}(n - 1);\n"
            : $"public static int M{i}(int n) => n < 0 ? n : M{(i + 1) % members}(n - 1);\n"));
        var tasks = string.Concat(Enumerable.Range(0, members).Select(i => $"[Task] public sealed partial record T{i}(int N) {{ public int Run() => Ring.M{i}(N); }}\n"));

        var found = await Report(tasks, $"public static class Ring {{ {ring} }}");

        Assert.Equal(Enumerable.Range(0, members).Select(i => $"Ring.M{i}(N)"), found.Select(one => Marked(one.Location)));
        Assert.All(found, one => Assert.EndsWith(" → Environment.ProcessId", one.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_way_is_told_from_its_start_and_reported_at_the_call_in_the_own_file()
    {
        const int Members = 31;
        var chain = string.Concat(Enumerable.Range(0, Members).Select(i =>
            i == Members - 1 ? $"public static int M{i}() => Environment.ProcessId;\n" : $"public static int M{i}() => M{i + 1}();\n"));

        var found = Assert.Single(await Report("[Task] public sealed partial record Far(int N) { public int Run() => Chain.M0(); }", $"public static class Chain {{ {chain} }}"));

        Assert.Equal("Chain.M0()", Marked(found.Location));
        Assert.Equal("Environment.ProcessId", Marked(Assert.Single(found.AdditionalLocations)));
        var message = found.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains(": Run → M0 → … → ", message, StringComparison.Ordinal);
        Assert.EndsWith(" → M30 → Environment.ProcessId", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_very_many_places_that_do_the_same_no_more_are_told_than_anybody_reads()
    {
        var appends = string.Concat(Enumerable.Range(0, 200).Select(i => $"File.AppendAllText(Folder + \"{i}\", \"x\");\n"));

        var found = await Report($"[Task] public sealed partial record Many(string Folder) {{ public int Run() {{ {appends} return 1; }} }}");

        Assert.Equal(96, found.Length);
    }

    [Fact]
    public async Task A_report_is_there_without_an_end_of_the_compilation()
    {
        // What a single file shows while it is typed: the analysis of that file alone.
        var compilation = Compile("[Task] public sealed partial record Import(string Folder) { public string Run() => DateTime.Now.ToString(\"O\"); }");
        var analysis = compilation.WithAnalyzers([new EffectAnalyzer()]);
        var file = compilation.SyntaxTrees.Single(tree => tree.FilePath == "Test0.cs");
        var model = compilation.GetSemanticModel(file);
        Assert.Equal("RFN101", Assert.Single(await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None)).Id);
    }

    private static async Task<ImmutableArray<Diagnostic>> Report(params string[] sources)
    {
        var found = await RoslynHarness.Analyze(Compile(sources), new EffectAnalyzer());
        return [.. found.OrderBy(one => one.Location.SourceSpan.Start)];
    }

    private static Compilation Compile(params string[] sources) => GeneratorRun.Start(RoslynHarness.Compile(sources), [new RefrainGenerator()]).Output;

    private static string Marked(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
