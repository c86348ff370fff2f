extern alias generator;

using System.Collections.Immutable;
using System.Diagnostics;
using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.Analyzers;
using Refrain.Knowledge;

namespace AnalyzerCost;

/// <summary>What an edit took.</summary>
/// <param name="Idle">Asking an analyzer that does nothing for its diagnostics of the edited file.</param>
/// <param name="Analyzers">The same of Refrain's analyzers.</param>
/// <param name="Whole">The diagnostics of the edited file by the compiler and Refrain's analyzers, the new compilation included.</param>
internal readonly record struct EditCost(double Idle, double Analyzers, double Whole)
{
    /// <summary>What Refrain's analyzers add.</summary>
    public double Added => Analyzers - Idle;
}

/// <summary>
/// The made solution as an IDE holds it: unchanged files keep their trees, each edit makes a new compilation, and for the file that is open
/// the generator's outputs and the diagnostics are made anew. The analyzers' instances live on.
/// </summary>
internal sealed class WarmWorkspace
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview, DocumentationMode.Parse);

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers = [new DeclarationAnalyzer(), new EffectAnalyzer(), new ContractAnalyzer(), new EffectsFileAnalyzer()];
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (SourceText Text, SyntaxTree Tree)> _generated = new(StringComparer.Ordinal);
    private GeneratorDriver _driver;
    private bool _idleFirst;
    private Compilation _sources;

    public WarmWorkspace(IReadOnlyList<MadeFile> files)
    {
        foreach (var file in files) _trees.Add(file.Path, CSharpSyntaxTree.ParseText(file.Text, s_parse, file.Path));
        _sources = CSharpCompilation.Create(
            "Made", _trees.Values, References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        _driver = CSharpGeneratorDriver.Create(
            [new RefrainGenerator().AsSourceGenerator()], parseOptions: s_parse, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation));
    }

    /// <summary>The sources, with what the generator makes of them.</summary>
    public Compilation Compilation => Generated();

    /// <summary>The processor time of all diagnostics of a new compilation: the compiler's, those and the analyzers', and how many the analyzers found.</summary>
    public async Task<(double Compiler, double Both, int Found)> All()
    {
        var alone = await Cpu(() =>
        {
            Fresh().GetDiagnostics();
            return Task.FromResult(0);
        });
        var both = await Cpu(async () => (await Fresh().WithAnalyzers(_analyzers, Options()).GetAllDiagnosticsAsync(CancellationToken.None)).Count(static diagnostic => diagnostic.Id.StartsWith("RFN", StringComparison.Ordinal)));
        return (alone.Time, both.Time, both.Result);
    }

    private static async Task<(double Time, T Result)> Cpu<T>(Func<Task<T>> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var result = await work();
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalMilliseconds, result);
    }

    /// <summary>The compilation as if nobody had asked it anything.</summary>
    private Compilation Fresh() => Generated().WithAssemblyName("Made");

    /// <summary>Gives a file a new text and asks for its diagnostics.</summary>
    public async Task<EditCost> Edit(string path, Func<string, string> edit)
    {
        var before = _trees[path];
        var text = edit((await before.GetTextAsync()).ToString());
        var whole = Stopwatch.StartNew();
        var after = CSharpSyntaxTree.ParseText(text, s_parse, path);
        _trees[path] = after;
        _sources = _sources.ReplaceSyntaxTree(before, after);
        var compilation = Generated();

        // What the compiler says of the file binds its members, and is there with or without analyzers.
        var model = compilation.GetSemanticModel(after);
        var errors = model.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) throw new InvalidOperationException($"The edit of {path} is no valid program:\n{string.Join('\n', errors)}");

        // In turn, so that neither always finds what the other has warmed.
        _idleFirst = !_idleFirst;
        whole.Stop();
        var first = _idleFirst ? await Ask([new IdleAnalyzer()]) : 0;
        whole.Start();
        var analyzers = await Ask(_analyzers);
        whole.Stop();
        return new(_idleFirst ? first : await Ask([new IdleAnalyzer()]), analyzers, whole.Elapsed.TotalMilliseconds);

        async Task<double> Ask(ImmutableArray<DiagnosticAnalyzer> some)
        {
            var watch = Stopwatch.StartNew();
            await compilation.WithAnalyzers(some, Options()).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
            return watch.Elapsed.TotalMilliseconds;
        }
    }

    /// <summary>The sources with what the generator makes of them. As in an IDE, and other than by the driver, what it makes again keeps its tree.</summary>
    private Compilation Generated()
    {
        _driver = _driver.RunGenerators(_sources);
        foreach (var made in _driver.GetRunResult().Results.SelectMany(static result => result.GeneratedSources))
        {
            if (!_generated.TryGetValue(made.HintName, out var known) || !known.Text.ContentEquals(made.SourceText)) _generated[made.HintName] = (made.SourceText, made.SyntaxTree);
        }
        return _sources.AddSyntaxTrees(_generated.Values.Select(static made => made.Tree));
    }

    private static CompilationWithAnalyzersOptions Options() => new(
        new AnalyzerOptions([]), static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} threw", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
}
