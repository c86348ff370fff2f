extern alias generator;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.Analyzers;
using Refrain.CodeFixes;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>Runs all analyzers, the generators before them and all fixes of what they report, over programs that need not be valid; what throws is told with its program.</summary>
internal static class AllAnalyzers
{
    private static readonly CSharpCompilation s_empty = RoslynHarness.Compile([], CorpusReferences.All, "Odd");

    private static readonly ImmutableArray<CodeFixProvider> s_fixes =
    [
        .. typeof(ContractFix).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>New instances of every analyzer that there is.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
    [
        .. typeof(EffectAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The programs' compilation, with what the generators add.</summary>
    public static Compilation Compile(IEnumerable<(string File, string Text)> sources) => Generated(
        s_empty.AddSyntaxTrees(sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, RoslynHarness.ParseOptions, source.File))));

    /// <summary>A compilation with what the generators add.</summary>
    public static Compilation Generated(Compilation sources) => GeneratorRun.Start(sources, new RefrainGenerator(), new EffectSummaryGenerator()).Output;

    /// <summary>What the analyzers say of a compilation, in a form that can be compared: place, id and message, in the order of places.</summary>
    public static async Task<ImmutableArray<string>> Report(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, params (string Path, string Text)[] files) =>
        [.. (await Diagnostics(compilation, analyzers, files)).Select(Show).Order(StringComparer.Ordinal)];

    /// <summary>Asks for everything that an IDE may ask for, the fixes of each diagnostic included. Throws what was thrown.</summary>
    public static async Task Ask(IReadOnlyList<(string File, string Text)> sources, params (string Path, string Text)[] files)
    {
        var found = await Diagnostics(Compile(sources), Create(), files);
        if (found.IsEmpty) return;
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Odd", "Odd", LanguageNames.CSharp, compilationOptions: RoslynHarness.Options, parseOptions: RoslynHarness.ParseOptions, metadataReferences: CorpusReferences.All));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.g.cs", SourceText.From(RoslynHarness.ImplicitUsings), filePath: "ImplicitUsings.g.cs");
        foreach (var (file, text) in sources) solution = solution.AddDocument(DocumentId.CreateNewId(id), file, SourceText.From(text), filePath: file);
        foreach (var diagnostic in found.Where(diagnostic => diagnostic.Location.IsInSource))
        {
            if (solution.GetProject(id)!.Documents.FirstOrDefault(document => document.FilePath == diagnostic.Location.SourceTree!.FilePath) is not { } document) continue;
            foreach (var fix in s_fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = new List<CodeAction>();
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, await Own(diagnostic, document), (action, _) => actions.Add(action), CancellationToken.None));
                foreach (var action in actions) await action.GetOperationsAsync(CancellationToken.None);
            }
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnostics(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, (string Path, string Text)[] files)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files.Select(AdditionalText (file) => new File(file.Path, file.Text))]),
            (exception, _, _) => thrown.Enqueue(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        return thrown.IsEmpty ? found : throw new AggregateException(thrown);
    }

    /// <summary>The same diagnostic in the document's own tree, as an IDE has it.</summary>
    private static async Task<Diagnostic> Own(Diagnostic diagnostic, Document document)
    {
        var tree = (await document.GetSyntaxTreeAsync())!;
        Location In(Location location) => location.SourceTree?.FilePath == tree.FilePath ? Location.Create(tree, location.SourceSpan) : location;
        return Diagnostic.Create(
            diagnostic.Id, diagnostic.Descriptor.Category, diagnostic.GetMessage(CultureInfo.InvariantCulture), diagnostic.Severity, diagnostic.DefaultSeverity, isEnabledByDefault: true, warningLevel: diagnostic.Severity == DiagnosticSeverity.Error ? 0 : 1,
            isSuppressed: false, location: In(diagnostic.Location), additionalLocations: diagnostic.AdditionalLocations.Select(In), properties: diagnostic.Properties);
    }

    private static string Show(Diagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{diagnostic.Location.SourceTree?.FilePath} {diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)} {string.Join(", ", diagnostic.AdditionalLocations.Select(place => $"{place.SourceTree?.FilePath} {place.SourceSpan}"))}");

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
