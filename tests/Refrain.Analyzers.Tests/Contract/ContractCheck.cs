using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.CodeFixes;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Contract;

/// <summary>A project with tasks and, perhaps, a contract: what RFN016 says of it, and what its fixes make of it.</summary>
internal sealed class ContractCheck : IDisposable
{
    public const string FileName = "RefrainTasks.txt";

    private const string Id = "RFN016";
    private static readonly ContractFix Fix = new();

    private readonly AdhocWorkspace _workspace = new();
    private readonly AnalyzerConfigOptionsProvider? _options;
    private Project _project;

    /// <param name="file">The contract; null for a project without.</param>
    /// <param name="sources">The code.</param>
    /// <param name="options">The project's properties.</param>
    public ContractCheck(string? file, string[] sources, AnalyzerConfigOptionsProvider? options = null)
    {
        _options = options;
        var id = ProjectId.CreateNewId();
        var solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Tests", "Tests", LanguageNames.CSharp, filePath: System.IO.Path.Combine("app", "App.csproj"),
            compilationOptions: RoslynHarness.Options.WithAllowUnsafe(true), parseOptions: RoslynHarness.ParseOptions, metadataReferences: References.All));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.g.cs", SourceText.From(RoslynHarness.ImplicitUsings), filePath: "ImplicitUsings.g.cs");
        for (var i = 0; i < sources.Length; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Test{i}.cs");
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, SourceText.From(sources[i]), filePath: name);
        }
        if (file is not null)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), FileName, SourceText.From(file, Encoding.UTF8), filePath: FileName);
        _project = solution.GetProject(id)!;
    }

    /// <summary>The contract as it is now; null where there is none.</summary>
    public async Task<string?> File() =>
        _project.AdditionalDocuments.SingleOrDefault() is { } file ? (await file.GetTextAsync()).ToString() : null;

    /// <summary>The path of the contract.</summary>
    public string? FilePath => _project.AdditionalDocuments.SingleOrDefault()?.FilePath;

    /// <summary>A source as it is now.</summary>
    public async Task<string> Source(int index = 0) => (await _project.Documents.ElementAt(index + 1).GetTextAsync()).ToString();

    /// <summary>What RFN016 says, in the order of files and places. The code itself must be sound.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnostics(bool isSound = true)
    {
        var compilation = (await _project.GetCompilationAsync())!;
        if (isSound)
        {
            var errors = RoslynHarness.CompilerDiagnostics(GeneratorRun.Start(compilation, RefrainChecks.Generator()).Output);
            if (!errors.IsEmpty) throw new RoslynHarnessException(string.Join('\n', errors));
        }
        var options = _project.AnalyzerOptions.AdditionalFiles;
        var found = await compilation.WithAnalyzers(
            [new ContractAnalyzer()],
            new CompilationWithAnalyzersOptions(
                _options is null ? new AnalyzerOptions(options) : new AnalyzerOptions(options, _options),
                (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparer.Ordinal)];
    }

    /// <summary>The diagnostics as text: what they stand on, and what they say.</summary>
    public async Task<string[]> Said(bool isSound = true)
    {
        var texts = await Texts();
        return [.. (await Diagnostics(isSound)).Select(diagnostic =>
            $"«{texts[Path(diagnostic)].Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}» {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];
    }

    /// <summary>The titles that are offered for each diagnostic.</summary>
    public async Task<string[]> Titles()
    {
        var titles = new List<string>();
        foreach (var diagnostic in await Diagnostics()) titles.Add(string.Join("; ", (await Actions(diagnostic)).Select(action => action.Title)));
        return [.. titles];
    }

    /// <summary>Applies the action of that title to the diagnostic of that number.</summary>
    public async Task Apply(string title, int diagnostic = 0)
    {
        var actions = await Actions((await Diagnostics())[diagnostic]);
        await Take(actions.Single(action => action.Title == title));
    }

    /// <summary>Applies the first action of that title to all of its kind.</summary>
    public async Task ApplyAll(string title, FixAllScope scope = FixAllScope.Project)
    {
        var diagnostics = await Diagnostics();
        foreach (var diagnostic in diagnostics)
        {
            if ((await Actions(diagnostic)).FirstOrDefault(action => action.Title == title) is not { } action) continue;
            var context = scope == FixAllScope.Document
                ? new FixAllContext(_project.GetDocument(diagnostic.Location.SourceTree)!, Fix, scope, action.EquivalenceKey!, [Id], new Found(diagnostics), CancellationToken.None)
                : new FixAllContext(_project, Fix, scope, action.EquivalenceKey!, [Id], new Found(diagnostics), CancellationToken.None);
            await Take((await Fix.GetFixAllProvider().GetFixAsync(context))!);
            return;
        }
        throw new RoslynHarnessException($"'{title}' is not offered.");
    }

    public void Dispose() => _workspace.Dispose();

    private async Task Take(CodeAction action)
    {
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        if (!changed.GetChanges(_project.Solution).GetProjectChanges().Any()) throw new RoslynHarnessException($"'{action.Title}' changes nothing.");
        _project = changed.GetProject(_project.Id)!;
    }

    private async Task<List<CodeAction>> Actions(Diagnostic diagnostic)
    {
        TextDocument document = diagnostic.Location.IsInSource ? _project.GetDocument(diagnostic.Location.SourceTree)! : _project.AdditionalDocuments.Single();
        var actions = new List<CodeAction>();
        await Fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private async Task<Dictionary<string, string>> Texts()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in _project.Documents.Concat(_project.AdditionalDocuments)) texts[document.FilePath!] = (await document.GetTextAsync()).ToString();
        return texts;
    }

    private static string Path(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path;

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => !diagnostic.Location.IsInSource));
    }
}
