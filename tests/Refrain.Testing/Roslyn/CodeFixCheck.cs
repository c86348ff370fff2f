using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.Testing.Roslyn;

/// <summary>Applies code fixes in a workspace and compares the documents. What was fixed is checked for diagnostics by <see cref="AnalyzerCheck"/>.</summary>
public sealed class CodeFixCheck
{
    /// <summary>The analyzers, and the generators that run before them.</summary>
    public required AnalyzerCheck Check { get; init; }

    /// <summary>The fix under test.</summary>
    public required CodeFixProvider Fix { get; init; }

    /// <summary>The titles offered for each fixable diagnostic of the sources, in the order of places. Fails when an action changes nothing.</summary>
    public async Task<ImmutableArray<ImmutableArray<string>>> Titles(params string[] before)
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace, MarkedSource.ParseAll(before, "RFN"));
        var titles = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var diagnostic in await Fixable(project))
        {
            var actions = await Actions(project, diagnostic);
            foreach (var action in actions) await ChangedSolution(project.Solution, action);
            titles.Add([.. actions.Select(action => action.Title)]);
        }
        return titles.ToImmutable();
    }

    /// <summary>Applies one action to the first diagnostic that offers it, and compares every document with what is expected.</summary>
    /// <param name="before">The sources; their marks are checked first.</param>
    /// <param name="after">The expected sources; marks tell what still is reported.</param>
    /// <param name="title">The action's title; null where there is only one.</param>
    /// <param name="defaultId">The id that <c>[|…|]</c> stands for.</param>
    public Task Verify(string[] before, string[] after, string? title = null, string? defaultId = null) =>
        Verify(before, after, title, defaultId, ApplyFirst);

    /// <summary>Applies an action to all diagnostics of the project at once (Fix All), and compares every document with what is expected.</summary>
    public Task VerifyAll(string[] before, string[] after, string? title = null, string? defaultId = null) =>
        Verify(before, after, title, defaultId, ApplyAll);

    private async Task Verify(
        string[] before, string[] after, string? title, string? defaultId, Func<Project, string?, Task<Solution>> apply)
    {
        var sources = MarkedSource.ParseAll(before, defaultId);
        await Check.Run(sources);
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace, sources);
        var changed = await apply(project, title);

        var expected = MarkedSource.ParseAll(after, defaultId);
        foreach (var source in expected)
        {
            var document = changed.GetProject(project.Id)!.Documents.Single(document => document.Name == source.File);
            var text = (await document.GetTextAsync()).ToString();
            if (!string.Equals(text, source.Text, StringComparison.Ordinal))
                throw new RoslynHarnessException($"{source.File} after the fix: {Approval.FirstDifference(source.Text, text)}\n--- whole text ---\n{text}");
        }
        await Check.Run(expected);
    }

    private async Task<Solution> ApplyFirst(Project project, string? title)
    {
        var offered = new List<string>();
        foreach (var diagnostic in await Fixable(project))
        {
            foreach (var action in await Actions(project, diagnostic))
            {
                offered.Add(action.Title);
                if (title is null || action.Title == title) return await ChangedSolution(project.Solution, action);
            }
        }
        throw new RoslynHarnessException($"No action {title}. Offered: {string.Join("; ", offered)}");
    }

    private async Task<Solution> ApplyAll(Project project, string? title)
    {
        var all = Fix.GetFixAllProvider() ?? throw new RoslynHarnessException($"{Fix.GetType().Name} has no Fix All.");
        var diagnostics = await Fixable(project);
        foreach (var diagnostic in diagnostics)
        {
            var action = (await Actions(project, diagnostic)).FirstOrDefault(action => title is null || action.Title == title);
            if (action is null) continue;
            var context = new FixAllContext(
                Document(project, diagnostic), Fix, FixAllScope.Project, action.EquivalenceKey, [diagnostic.Id], new Found(diagnostics), CancellationToken.None);
            var whole = await all.GetFixAsync(context) ?? throw new RoslynHarnessException("Fix All offers nothing.");
            return await ChangedSolution(project.Solution, whole);
        }
        throw new RoslynHarnessException($"No action {title} is offered.");
    }

    private Project Open(AdhocWorkspace workspace, ImmutableArray<MarkedSource> sources)
    {
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Tests", "Tests", LanguageNames.CSharp,
            compilationOptions: RoslynHarness.Options, parseOptions: RoslynHarness.ParseOptions,
            metadataReferences: [.. References.All, .. Check.AdditionalReferences],
            analyzerReferences: GeneratorReferences.Of(Check.Generators)));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.g.cs", SourceText.From(RoslynHarness.ImplicitUsings), filePath: "ImplicitUsings.g.cs");
        foreach (var source in sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), source.File, SourceText.From(source.Text), filePath: source.File);
        return solution.GetProject(id)!;
    }

    private async Task<ImmutableArray<Diagnostic>> Fixable(Project project)
    {
        var compilation = await project.GetCompilationAsync() ?? throw new RoslynHarnessException("The project has no compilation.");
        var diagnostics = await RoslynHarness.Analyze(compilation, [.. Check.Analyzers]);
        return [.. diagnostics.Where(diagnostic => Fix.FixableDiagnosticIds.Contains(diagnostic.Id) && diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private async Task<List<CodeAction>> Actions(Project project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await Fix.RegisterCodeFixesAsync(new CodeFixContext(Document(project, diagnostic), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static Document Document(Project project, Diagnostic diagnostic) =>
        project.GetDocument(diagnostic.Location.SourceTree) ?? throw new RoslynHarnessException("The diagnostic is in no document: " + diagnostic);

    private static async Task<Solution> ChangedSolution(Solution before, CodeAction action)
    {
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        if (!changed.GetChanges(before).GetProjectChanges().Any(project => project.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true).Any()))
            throw new RoslynHarnessException($"The action '{action.Title}' changes nothing.");
        return changed;
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
