using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Refrain.CodeFixes.Effects.Awaiting;

/// <summary>
/// Makes functions async so that something in them can be awaited, and what calls them, and what calls that. It is all or nothing: where one of them
/// can't be, because its signature is not its own or an await may not stand there, there is no fix.
/// </summary>
internal sealed class AsyncSpread
{
    /// <summary>A change that reaches more functions than this is no quick fix any more.</summary>
    private const int Max = 40;

    private readonly Solution _solution;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<SyntaxNode> _functions = [];
    private readonly Queue<AsyncFunction> _open = new();
    private readonly List<CodeEdit> _edits = [];

    private AsyncSpread(Solution solution, CancellationToken cancellation) => (_solution, _cancellation) = (solution, cancellation);

    /// <summary>An await at a place of the code; null where none may stand.</summary>
    public static async Task<AsyncSpread?> At(EffectSite site, SyntaxNode place, CancellationToken cancellation)
    {
        var spread = new AsyncSpread(site.Document.Project.Solution, cancellation);
        return spread.Reach(site.Document, site.Model, place) && await spread.Go().ConfigureAwait(false) ? spread : null;
    }

    /// <summary>An <c>async void</c> method that gives its task to who calls it; null where it can't.</summary>
    public static async Task<AsyncSpread?> Of(EffectSite site, IMethodSymbol method, CancellationToken cancellation)
    {
        var spread = new AsyncSpread(site.Document.Project.Solution, cancellation);
        if (method.DeclaringSyntaxReferences.Length != 1 || spread._solution.GetDocument(method.DeclaringSyntaxReferences[0].SyntaxTree) is not { } home || home is SourceGeneratedDocument) return null;
        var model = await home.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var declared = await method.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellation).ConfigureAwait(false);
        return model is not null && spread.Add(home, model, declared) && await spread.Go().ConfigureAwait(false) ? spread : null;
    }

    /// <summary>Makes the changes.</summary>
    public async Task Edit(SolutionEditor editor, CancellationToken cancellation)
    {
        foreach (var edit in _edits) await editor.ReplaceOnce(edit.Document, edit.Node, edit.Change, cancellation, edit.Purpose).ConfigureAwait(false);
    }

    private bool Reach(Document document, SemanticModel model, SyntaxNode place)
    {
        // Statements at the top of a program are async as soon as one of them awaits.
        if (place.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null && !place.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or LockStatementSyntax)) return true;
        return AwaitPlace.Function(place, model, _cancellation) is { } function && Add(document, model, function);
    }

    private bool Add(Document document, SemanticModel model, SyntaxNode declared)
    {
        if (!_functions.Add(declared)) return true;
        if (_functions.Count > Max || AsyncFunction.Of(document, model, declared, _cancellation) is not { } function) return false;
        _open.Enqueue(function);
        return true;
    }

    private async Task<bool> Go()
    {
        while (_open.Count > 0)
        {
            var function = _open.Dequeue();
            _edits.AddRange(function.Edits);
            if (function.Retyped is { } method && !await Calls(method).ConfigureAwait(false)) return false;
        }
        return true;
    }

    /// <summary>Awaits all calls of a method that returns a task from now on.</summary>
    private async Task<bool> Calls(IMethodSymbol method)
    {
        foreach (var reference in await SymbolFinder.FindReferencesAsync(method, _solution, _cancellation).ConfigureAwait(false))
        {
            foreach (var location in reference.Locations)
            {
                if (location.Document is SourceGeneratedDocument) continue;
                if (await location.Document.GetSyntaxRootAsync(_cancellation).ConfigureAwait(false) is not { } root
                    || await location.Document.GetSemanticModelAsync(_cancellation).ConfigureAwait(false) is not { } model) return false;
                var name = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (name.IsPartOfStructuredTrivia() || IsName(name)) continue;
                if (Call(name) is not { } call || !Reach(location.Document, model, call)) return false;
                _edits.Add(new(location.Document, call, "await", current => AwaitPlace.Awaited((ExpressionSyntax)current, call.Parent)));
            }
        }
        return true;
    }

    private static bool IsName(SyntaxNode name) => name.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });

    /// <summary>The call of a name; null where the method is given away, or called on what may be null.</summary>
    private static InvocationExpressionSyntax? Call(SyntaxNode name)
    {
        var callee = name;
        while (callee.Parent is MemberAccessExpressionSyntax access && access.Name == callee) callee = access;
        return callee.Parent is InvocationExpressionSyntax call && call.Expression == callee && callee is not MemberBindingExpressionSyntax
            && !call.Ancestors().TakeWhile(static node => node is ExpressionSyntax).Any(node => node is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Contains(call.Span))
            ? call : null;
    }
}
