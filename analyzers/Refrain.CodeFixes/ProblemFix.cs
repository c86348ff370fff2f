using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Refrain.CodeFixes;

/// <summary>The fixes of one rule: what is offered for a diagnostic, applied alone or with its like.</summary>
public abstract class ProblemFix : CodeFixProvider
{
    private readonly ImmutableArray<string> _ids;

    private protected ProblemFix(string id) => _ids = [id];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => _ids;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllOffers.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var offer in await Offers(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                var solution = context.Document.Project.Solution;
                var action = new CodeChange(offer.Title, offer.Key, solution, async cancellation =>
                {
                    var editor = new SolutionEditor(solution);
                    await offer.Edit(editor, cancellation).ConfigureAwait(false);
                    return editor.GetChangedSolution();
                });
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }

    /// <summary>The ways to mend a diagnostic, the best first; none where nothing would change or nothing sensible can be done.</summary>
    private protected abstract Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation);

    /// <summary>Mends all diagnostics of a scope with one editor, so that fixes in one type, or in one list of parameters, add up.</summary>
    private sealed class FixAllOffers : FixAllProvider
    {
        public static readonly FixAllOffers Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var diagnostics = await Diagnostics(context).ConfigureAwait(false);
            if (diagnostics.IsEmpty) return null;
            return new CodeChange(
                "Fix all " + context.DiagnosticIds.Single(), context.CodeActionEquivalenceKey, context.Solution, cancellation => Apply(context, diagnostics, cancellation));
        }

        private static async Task<Solution> Apply(FixAllContext context, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
        {
            var editor = new SolutionEditor(context.Solution);
            foreach (var diagnostic in diagnostics)
            {
                if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
                var offers = await ((ProblemFix)context.CodeFixProvider).Offers(document, diagnostic, cancellation).ConfigureAwait(false);
                if (offers.FirstOrDefault(offer => offer.Key == context.CodeActionEquivalenceKey) is { } offer)
                    await offer.Edit(editor, cancellation).ConfigureAwait(false);
            }
            return editor.GetChangedSolution();
        }

        private static async Task<ImmutableArray<Diagnostic>> Diagnostics(FixAllContext context)
        {
            if (context.Scope == FixAllScope.Document)
                return context.Document is null ? [] : await context.GetDocumentDiagnosticsAsync(context.Document).ConfigureAwait(false);
            var all = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var project in context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects)
                all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            return all.ToImmutable();
        }
    }
}
