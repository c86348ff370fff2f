using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Refrain.Contract;

namespace Refrain.CodeFixes;

/// <summary>RFN016: writes to <c>RefrainTasks.txt</c> what the code says, or gives a renamed task its old name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContractFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)]), Shared]
public sealed class ContractFix : CodeFixProvider
{
    private const string Accept = "accept";
    private const string Keep = "keep";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [ContractIds.Changed];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllChanges.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(ContractIds.OldName))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Keep the old name '{diagnostic.Properties[ContractIds.OldName]}'",
                        cancellation => KeepName.Apply(project.Solution, [diagnostic], cancellation), Keep),
                    diagnostic);
            }
            context.RegisterCodeFix(
                CodeAction.Create(Title(diagnostic), cancellation => Written(project.Solution, project.Id, [diagnostic], cancellation), Accept), diagnostic);
        }
        return Task.CompletedTask;
    }

    private static string Title(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(ContractIds.Unreadable) ? "Remove the line"
        : diagnostic.Properties.ContainsKey(ContractIds.Order) ? "Put the lines in order"
        : "Accept the change";

    /// <summary>The solution with the project's file brought to what diagnostics of the project say; made where there is none.</summary>
    private static async Task<Solution> Written(Solution solution, ProjectId id, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var edit = new ContractEdit();
        foreach (var diagnostic in diagnostics) edit.Add(diagnostic);
        var project = solution.GetProject(id)!;
        var file = project.AdditionalDocuments.Where(static document => ContractFile.Is(document.FilePath ?? document.Name))
            .OrderBy(static document => document.FilePath, StringComparer.Ordinal).FirstOrDefault();
        if (file is not null) return solution.WithAdditionalDocumentText(file.Id, edit.Apply(await file.GetTextAsync(cancellation).ConfigureAwait(false)));

        var folder = Path.GetDirectoryName(project.FilePath);
        var text = edit.Apply(SourceText.From("", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
        return solution.AddAdditionalDocument(
            DocumentId.CreateNewId(id), ContractFile.FileName, text, filePath: folder is null ? ContractFile.FileName : Path.Combine(folder, ContractFile.FileName));
    }

    /// <summary>All diagnostics of a scope in one go: they share a file.</summary>
    private sealed class FixAllChanges : FixAllProvider
    {
        public static readonly FixAllChanges Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var found = new List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)>();
            if (context.Scope == FixAllScope.Document && context.Document is { } document)
            {
                found.Add((document.Project.Id, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)));
            }
            else
            {
                foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
                    found.Add((project.Id, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)));
            }
            return CodeAction.Create(
                context.CodeActionEquivalenceKey == Keep ? "Keep the old names" : "Accept all changes",
                cancellation => Apply(context.Solution, context.CodeActionEquivalenceKey, found, cancellation),
                context.CodeActionEquivalenceKey);
        }

        private static async Task<Solution> Apply(
            Solution solution, string? key, List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)> found, CancellationToken cancellation)
        {
            if (key == Keep) return await KeepName.Apply(solution, found.SelectMany(static of => of.Diagnostics), cancellation).ConfigureAwait(false);
            foreach (var (project, diagnostics) in found)
            {
                if (!diagnostics.IsEmpty) solution = await Written(solution, project, diagnostics, cancellation).ConfigureAwait(false);
            }
            return solution;
        }
    }
}
