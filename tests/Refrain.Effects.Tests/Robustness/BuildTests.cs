using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.Analyzers;
using Refrain.Effects.Kept;
using Refrain.Effects.Tests.Labels;
using Refrain.Knowledge;
using Refrain.Testing;
using Xunit.Abstractions;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// In a build the effect rules look at the bodies that the compiler has bound (docs/decisions/0043-bodies-that-the-compiler-has-bound.md), in an editor at
/// bodies of their own: they report the same.
/// </summary>
public sealed class BuildTests(ITestOutputHelper output)
{
    /// <summary>A task in two files, with a helper of each kind that has a body, and a helper's helper.</summary>
    private static readonly (string File, string Text)[] s_program =
    [
        ("Lines.cs", """
            [Task] public sealed partial record Lines(string Name)
            {
                public async Task<string> Run()
                {
                    await Task.Yield();
                    string Local(int n) => n > 0 ? Local(n - 1) : new Marks(Name)[n] + Other();
                    return Local(3);
                }
            }
            """),
        ("Other.cs", """
            using System.Globalization;
            public partial record Lines
            {
                private string Other() => new Marks(Name).Shown + (new Marks(Name) + new Marks("b"));
            }
            internal sealed class Marks
            {
                public Marks(string name) { Own = name; }
                public string Own { get; }
                public string Shown { get { return Own + Clock.Say(); } }
                public string this[int at] => at + Environment.MachineName;
                public static string operator +(Marks one, Marks other) { return one.Own + other.Own + Guid.NewGuid(); }
            }
            internal static class Clock
            {
                public static string Say() => DateTime.Now.ToString("O", CultureInfo.InvariantCulture);
            }
            """),
    ];

    [Fact]
    public async Task Reports_are_those_of_an_editor()
    {
        var filter = Environment.GetEnvironmentVariable("REFRAIN_CORPUS");
        // Samples, file by file, have errors: what they refer to is not there.
        var programs = CorpusFile.ReadAll(filter).Select(static file => (Name: file.Name, Parts: file.Parts.Select(static part => (part.Name, part.Text)).ToImmutableArray()))
            .Concat(filter is not null ? [] : Directory.EnumerateFiles(RepositoryFolder.File("samples"), "*.cs", SearchOption.AllDirectories)
                .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("\\obj\\", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(static file => (Name: file, Parts: ImmutableArray.Create((Path.GetFileName(file), File.ReadAllText(file))))))
            .Concat(filter is not null ? [] : Enumerable.Range(0, 20).Select(static seed => (Name: "random " + seed.ToString(CultureInfo.InvariantCulture), Parts: ImmutableArray.Create(("Random.cs", new RandomProgram(new Random(seed)).Text())))))
            .ToImmutableArray();
        var (reports, differences) = (0, new ConcurrentBag<string>());
        await Parallel.ForAsync(0, programs.Length, async (i, _) =>
        {
            var compilation = AllAnalyzers.Compile(programs[i].Parts.Where(static part => part.Item1.EndsWith(".cs", StringComparison.Ordinal)));
            var files = programs[i].Parts.Where(static part => !part.Item1.EndsWith(".cs", StringComparison.Ordinal)).ToImmutableArray();
            var edited = await Reports(compilation, new EffectAnalyzer(), isDesign: "true", files);
            var built = await Reports(compilation, new EffectAnalyzer(), isDesign: "", files);
            Interlocked.Add(ref reports, edited.Length);
            foreach (var lost in edited.Except(built, StringComparer.Ordinal)) differences.Add($"{programs[i].Name}: not in a build: {lost}");
            foreach (var surplus in built.Except(edited, StringComparer.Ordinal)) differences.Add($"{programs[i].Name}: only in a build: {surplus}");
            if (edited.Length != built.Length) differences.Add(string.Create(CultureInfo.InvariantCulture, $"{programs[i].Name}: {edited.Length} reports, {built.Length} in a build"));
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{programs.Length} programs, {reports} reports"));
        Assert.True(differences.IsEmpty, string.Join('\n', differences.Order(StringComparer.Ordinal)));
        Assert.True(reports > 800 || filter is not null, string.Create(CultureInfo.InvariantCulture, $"Only {reports} reports."));
    }

    [Fact]
    public async Task What_the_compiler_has_bound_is_not_bound_again()
    {
        var compilation = AllAnalyzers.Compile(s_program);
        var (built, edited) = (new Probe(isBuild: true), new Probe(isBuild: false));
        var reports = await Reports(compilation, built, isDesign: "", []);
        Assert.Equal(["RFN101", "RFN102", "RFN103"], reports.Select(static report => report.Split(' ')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(string.Join('\n', await Reports(compilation, edited, isDesign: "true", [])), string.Join('\n', reports));
        Assert.Equal(0, built.Inference!.Bodies.Bindings);
        Assert.InRange(edited.Inference!.Bodies.Bindings, 6, 20);
        // And nothing keeps it when the build is done, nor was anything noted for a compilation after it.
        Assert.Equal(0, built.Inference.Bodies.Bound.Count);
        Assert.All(built.Inference.Facts(FactKind.Member), static fact => Assert.True(fact.Value.Trail.IsNone));
        Assert.NotEmpty(built.Inference.Facts(FactKind.Member));
    }

    [Fact]
    public async Task A_task_may_call_what_stands_in_the_file_of_another()
    {
        // The compiler's model of the first file is let go before the second task is looked at.
        var compilation = AllAnalyzers.Compile(
        [
            ("First.cs", """
                [Task] public sealed partial record First(string Name)
                {
                    public string Run() => Name;
                    public static string Late(string name) { return name + DateTime.Now.Ticks; }
                }
                """),
            ("Second.cs", """
                [Task] public sealed partial record Second(string Name)
                {
                    public string Run() => First.Late(Name);
                }
                """),
        ]);
        var built = new Probe(isBuild: true);
        var reports = await Reports(compilation, built, isDesign: "", []);
        Assert.Equal("RFN101", Assert.Single(reports).Split(' ')[0]);
        Assert.Equal(string.Join('\n', await Reports(compilation, new Probe(isBuild: false), isDesign: "true", [])), string.Join('\n', reports));
        // What is bound once more for it.
        Assert.InRange(built.Inference!.Bodies.Bindings, 0, 1);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("true", false)]
    [InlineData("True", false)]
    [InlineData("", true)]
    [InlineData("false", true)]
    public void A_build_is_what_says_that_it_is_not_an_editors(string? isDesign, bool isBuild) =>
        Assert.Equal(isBuild, BuildTasks.IsBuild(new AnalyzerOptions([], Of(isDesign))));

    private static Properties Of(string? isDesign) => new(isDesign);

    private static async Task<ImmutableArray<string>> Reports(Compilation compilation, DiagnosticAnalyzer analyzer, string isDesign, ImmutableArray<(string Path, string Text)> files)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files.Select(static AdditionalText (file) => new GivenText(file.Path, file.Text))], Of(isDesign)),
            (exception, _, _) => thrown.Enqueue(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        // With the compiler's own, as a build has it.
        var found = await compilation.WithAnalyzers([analyzer], options).GetAllDiagnosticsAsync();
        if (!thrown.IsEmpty) throw new AggregateException(thrown);
        return [.. found.Where(static one => CorpusFile.IsEffectRule(one.Id)).Select(Show).Order(StringComparer.Ordinal)];
    }

    private static string Show(Diagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{diagnostic.Id} {diagnostic.Location.GetLineSpan()} {diagnostic.GetMessage(CultureInfo.InvariantCulture)} {string.Join(", ", diagnostic.AdditionalLocations.Select(static place => place.GetLineSpan().ToString()))} {string.Join(", ", diagnostic.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal))}");

#pragma warning disable RS1001 // No compiler loads it: the test makes it.
    private sealed class Probe(bool isBuild) : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public Inference? Inference { get; private set; }

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = new EffectAnalyzer().SupportedDiagnostics;

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationStartAction(start =>
            {
                var inference = Inference = new Inference(start.Compilation, ApiTables.Of(start.Compilation, []));
                if (isBuild) BuildTasks.Register(start, inference.Known, inference);
                else EffectAnalyzer.Register(start, inference.Known, inference);
            });
        }
    }

    /// <summary>What the build says of itself.</summary>
    private sealed class Properties(string? isDesign) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(isDesign);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(string? isDesign) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.DesignTimeBuild" ? isDesign : null;
                return value is not null;
            }
        }
    }

    private sealed class GivenText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
