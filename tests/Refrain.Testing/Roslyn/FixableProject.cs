using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Refrain.Testing.Roslyn;

/// <summary>
/// Sources as a project of a workspace, with what the analyzers say of it and what fixes offer. It needs no text to compare with: whatever a fix
/// gives must compile, be clean of what it mends and bring nothing new.
/// </summary>
public sealed class FixableProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly FixSetting _setting;
    private readonly Project _project;
    private readonly Dictionary<string, ImmutableArray<Diagnostic>> _said = new(StringComparer.Ordinal);

    /// <summary>A project of files: what is no C# is an additional file.</summary>
    /// <param name="setting">What it is looked at with.</param>
    /// <param name="files">Names and texts.</param>
    /// <param name="usings">The usings that all files share; those of the SDK and Refrain's when null.</param>
    public FixableProject(FixSetting setting, IEnumerable<(string Name, string Text)> files, string? usings = null)
    {
        _setting = setting;
        var id = ProjectId.CreateNewId();
        var solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Fixable", "Fixable", LanguageNames.CSharp,
            compilationOptions: RoslynHarness.Options, parseOptions: RoslynHarness.ParseOptions, metadataReferences: setting.References, analyzerReferences: setting.Generators));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "ImplicitUsings.g.cs", SourceText.From(usings ?? RoslynHarness.ImplicitUsings), filePath: "ImplicitUsings.g.cs");
        foreach (var (name, text) in files)
        {
            solution = name.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(DocumentId.CreateNewId(id), name, SourceText.From(text), filePath: name)
                : solution.AddAdditionalDocument(DocumentId.CreateNewId(id), name, SourceText.From(text), filePath: name);
        }
        _project = solution.GetProject(id)!;
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    /// <summary>
    /// What is wrong with what the fixes offer: it throws, does not compile, changes nothing, brings other faults, mixes line ends, or what it mends is
    /// there still. In the order of places.
    /// </summary>
    public async Task<FixTrial> Try()
    {
        var faults = new List<string>();
        var reports = new List<(string, IReadOnlyList<string>)>();
        var before = await Said(_project);
        foreach (var fix in _setting.Fixes)
        {
            var own = before.Where(diagnostic => diagnostic.Id == fix.FixableDiagnosticIds[0]).ToList();
            var all = new Dictionary<string, List<Diagnostic>>(StringComparer.Ordinal);
            foreach (var diagnostic in own)
            {
                var actions = await Actions(fix, diagnostic);
                reports.Add((diagnostic.Id, [.. actions.Select(action => action.Title)]));
                foreach (var action in actions)
                {
                    var of = all.TryGetValue(action.EquivalenceKey!, out var known) ? known : all[action.EquivalenceKey!] = [];
                    of.Add(diagnostic);
                    faults.AddRange(await Faults(action, diagnostic.Id, before, own.Count - 1, $"{DiagnosticText.Show(diagnostic)}\n  {action.Title}"));
                }
            }
            foreach (var (key, of) in all)
            {
                var document = _project.GetDocument(of[0].Location.SourceTree)!;
                foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
                {
                    var reached = scope == FixAllScope.Document ? of.Count(diagnostic => diagnostic.Location.SourceTree == of[0].Location.SourceTree) : of.Count;
                    var action = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(document, fix, scope, key, [of[0].Id], new Found([.. own]), CancellationToken.None));
                    if (action is null) faults.Add($"{fix.GetType().Name}: Fix All offers nothing");
                    else faults.AddRange(await Faults(action, of[0].Id, before, own.Count - reached, $"{fix.GetType().Name}, all with '{key}' in the {scope}"));
                }
            }
        }
        return new(reports, faults);
    }

    /// <summary>Asks all fixes for what they offer, and makes each change; throws where they do.</summary>
    public async Task Exercise()
    {
        foreach (var diagnostic in await Said(_project))
        {
            foreach (var fix in _setting.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                foreach (var action in await Actions(fix, diagnostic)) await Changed(action);
            }
        }
    }

    /// <summary>Asks for everything with a token that says stop: it ends by saying so, or has nothing to do.</summary>
    public async Task Cancel()
    {
        var cancelled = new CancellationToken(canceled: true);
        foreach (var diagnostic in await Said(_project))
        {
            foreach (var fix in _setting.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                foreach (var action in await Actions(fix, diagnostic)) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => action.GetOperationsAsync(cancelled));
                try
                {
                    await fix.RegisterCodeFixesAsync(new CodeFixContext(_project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (_, _) => { }, cancelled));
                }
                catch (OperationCanceledException)
                {
                    // As it should be; anything else is a fault.
                }
            }
        }
    }

    private async Task<List<CodeAction>> Actions(CodeFixProvider fix, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(_project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private async Task<Project> Changed(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_project.Id)!;

    private async Task<List<string>> Faults(CodeAction action, string id, ImmutableArray<Diagnostic> before, int left, string what)
    {
        var changed = await Changed(action);
        var texts = new List<string>();
        var faults = new List<string>();
        foreach (var document in changed.GetChanges(_project).GetChangedDocuments(onlyGetDocumentsWithTextChanges: true))
        {
            var text = (await changed.GetDocument(document)!.GetTextAsync()).ToString();
            texts.Add(text);
            var isWindows = (await _project.GetDocument(document)!.GetTextAsync()).ToString().Contains("\r\n", StringComparison.Ordinal);
            if (text.ReplaceLineEndings(isWindows ? "\r\n" : "\n") != text) faults.Add($"{what}\n  mixes line ends\n{text}");
        }
        if (texts.Count == 0) return [$"{what}\n  changes nothing"];
        var whole = string.Join("\n----\n", texts);
        if (!_said.TryGetValue(whole, out var after)) _said.Add(whole, after = await Said(changed));
        var known = Counts(before);
        faults.AddRange(after.Where(diagnostic => diagnostic.Id != id).GroupBy(diagnostic => diagnostic.Id)
            .Where(same => same.Count() > known.GetValueOrDefault(same.Key))
            .Select(same => $"{what}\n  brings: {string.Join('\n', same.Select(DiagnosticText.Show))}\n{whole}"));
        var still = after.Where(diagnostic => diagnostic.Id == id).ToList();
        if (still.Count > left)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{what}\n  leaves {still.Count} of {id}, not {left}:\n{string.Join('\n', still.Select(DiagnosticText.Show))}\n{whole}"));
        return faults;
    }

    private static Dictionary<string, int> Counts(ImmutableArray<Diagnostic> said) =>
        said.GroupBy(diagnostic => diagnostic.Id).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);

    /// <summary>The compiler's errors and warnings, and what the analyzers say.</summary>
    private async Task<ImmutableArray<Diagnostic>> Said(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var analyzed = await compilation.WithAnalyzers(_setting.Analyzers, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync();
        var said = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        return
        [
            .. said.Concat(analyzed).Where(diagnostic => diagnostic.Location.SourceTree is not null)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
