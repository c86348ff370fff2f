extern alias generator;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.Analyzers;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Labels;

/// <summary>Compiles one corpus file, as a project of its own, and asks the analyzers about it.</summary>
internal static class CorpusCheck
{
    // Compilations that derive from one share what they have read of the references.
    private static readonly CSharpCompilation s_empty = RoslynHarness.Compile([], CorpusReferences.All, "Corpus");
    private static readonly Comparer<CorpusMark> s_byPlace = Comparer<CorpusMark>.Create((x, y) =>
        x.Line != y.Line ? x.Line.CompareTo(y.Line) : string.CompareOrdinal(x.Rule, y.Rule));

    /// <summary>Checks files, several at once; the results are in the files' order.</summary>
    public static async Task<ImmutableArray<CorpusResult>> Run(ImmutableArray<CorpusFile> files)
    {
        var results = new CorpusResult[files.Length];
        await Parallel.ForAsync(0, files.Length, async (i, _) => results[i] = await Run(files[i]));
        return [.. results];
    }

    /// <summary>Checks one file.</summary>
    public static Task<CorpusResult> Run(CorpusFile file) => Run(file, new DeclarationAnalyzer(), new EffectAnalyzer());

    /// <summary>Checks one file by other analyzers. One that throws is an error of the file.</summary>
    public static async Task<CorpusResult> Run(CorpusFile file, params DiagnosticAnalyzer[] analyzers)
    {
        var trees = file.Parts.Where(part => part.IsSource)
            .ToDictionary(part => CSharpSyntaxTree.ParseText(part.Text, RoslynHarness.ParseOptions, part.Name), part => part);
        var compilation = Generated(file, s_empty.AddSyntaxTrees(trees.Keys));
        var texts = file.Parts.Where(part => !part.IsSource).Select(AdditionalText (part) => new PartText(part));
        var thrown = new ConcurrentQueue<string>();
        var all = await compilation.WithAnalyzers(
                [.. analyzers],
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([.. texts]),
                    (exception, analyzer, _) => thrown.Enqueue($"{file.Name}: {analyzer.GetType().Name} threw: {exception}"),
                    concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAllDiagnosticsAsync();

        // The compiler's own warnings are a matter of style; its errors are none, and neither is what another analyzer says.
        var errors = all.Where(diagnostic => !CorpusFile.IsEffectRule(diagnostic.Id) && (diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("RFN", StringComparison.Ordinal)));
        var found = all.Where(diagnostic => CorpusFile.IsEffectRule(diagnostic.Id)).Select(diagnostic => (Mark: Place(file, trees, diagnostic), Message: Text(diagnostic)));
        return new(
            file,
            [.. thrown, .. errors.Select(diagnostic => $"{Place(file, trees, diagnostic)}: {Text(diagnostic)}")],
            found.GroupBy(one => one.Mark).ToImmutableSortedDictionary(same => same.Key, same => same.First().Message, s_byPlace));
    }

    private static Compilation Generated(CorpusFile file, Compilation sources)
    {
        try
        {
            return GeneratorRun.Start(sources, new RefrainGenerator()).Output;
        }
        catch (RoslynHarnessException exception)
        {
            throw new RoslynHarnessException($"{file.Name}: {exception.Message}");
        }
    }

    // What has no place in the file's own parts, as an error in a generated source has none, is at line 0.
    private static CorpusMark Place(CorpusFile file, Dictionary<SyntaxTree, CorpusPart> trees, Diagnostic diagnostic) =>
        new(
            file.Name,
            diagnostic.Location.SourceTree is { } tree && trees.TryGetValue(tree, out var part) ? diagnostic.Location.GetLineSpan().StartLinePosition.Line + part.FirstLine : 0,
            diagnostic.Id);

    private static string Text(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    private sealed class PartText(CorpusPart part) : AdditionalText
    {
        public override string Path => part.Name;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(part.Text);
    }
}
