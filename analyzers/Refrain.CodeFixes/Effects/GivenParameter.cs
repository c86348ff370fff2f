using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Refrain.Reading;

namespace Refrain.CodeFixes.Effects;

/// <summary>
/// A parameter that a task is given instead of finding a value out by itself. Who makes the task says the value: tasks that require it are given
/// the same parameter, and all other code finds the value out as the task did.
/// </summary>
internal sealed class GivenParameter
{
    private readonly string _type;
    private readonly Func<Document, SemanticModel, int, ExpressionSyntax?> _found;
    private readonly List<TaskHead> _heads = [];
    private readonly List<(Document Document, BaseObjectCreationExpressionSyntax Creation, int At, ExpressionSyntax Value)> _creations = [];

    private GivenParameter(string name, string type, Func<Document, SemanticModel, int, ExpressionSyntax?> found) => (Name, _type, _found) = (name, type, found);

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>How code refers to it.</summary>
    public ExpressionSyntax Reference => SyntaxFactory.IdentifierName(TypeNames.Identifier(Name));

    /// <summary>The parameter, and all that must change for it; null where something can't be given it.</summary>
    /// <param name="site">Code of the task.</param>
    /// <param name="type">The parameter's type.</param>
    /// <param name="wanted">Its name, if that is free.</param>
    /// <param name="others">The number of parameters of that name that others add; null where they, and one that is there already, are the same.</param>
    /// <param name="found">The value, as code that is no task finds it out.</param>
    /// <param name="cancellation">Stops the search for what makes the task.</param>
    public static async Task<GivenParameter?> Of(
        EffectSite site, ITypeSymbol type, string wanted, int? others, Func<Document, SemanticModel, int, ExpressionSyntax> found, CancellationToken cancellation)
    {
        if (site.Task is not { } task || !CodePlace.SeesInstance(site.Node)) return null;
        var known = site.Known.ParametersOf(task.Type, cancellation).FirstOrDefault(parameter => parameter.Name == wanted);
        if (others is null && known is not null && SymbolEqualityComparer.Default.Equals(known.Type, type)) return new(wanted, TypeNames.Code(type), found);
        var name = CodePlace.FreeName(wanted, others ?? 0, name => task.Type.GetMembers(name).Length > 0 || !site.Model.LookupSymbols(site.Node.SpanStart, name: name).IsEmpty);
        return await Of(site.Document, task.Type, task.Declaration, TypeNames.Code(type), name, found, cancellation).ConfigureAwait(false);
    }

    /// <summary>A parameter that a task lacks; null where something can't be given it.</summary>
    /// <param name="document">The document of the declaration.</param>
    /// <param name="task">The task.</param>
    /// <param name="declaration">A declaration of the task.</param>
    /// <param name="type">The parameter's type, fully qualified.</param>
    /// <param name="name">Its name, which is free.</param>
    /// <param name="found">The value, as code that is no task finds it out; null where such code can't.</param>
    /// <param name="cancellation">Stops the search for what makes the task.</param>
    public static async Task<GivenParameter?> Of(
        Document document, INamedTypeSymbol task, TypeDeclarationSyntax declaration, string type, string name, Func<Document, SemanticModel, int, ExpressionSyntax?> found, CancellationToken cancellation)
    {
        var given = new GivenParameter(name, type, found);
        return await given.Reach(document, task, declaration, cancellation).ConfigureAwait(false) ? given : null;
    }

    /// <summary>Adds it, everywhere.</summary>
    public async Task Add(SolutionEditor editor, CancellationToken cancellation)
    {
        // Several parameters that are added at once stand in the order of what asks for them, in the list and in each call.
        foreach (var head in _heads)
        {
            await editor.ReplaceOnce(
                head.Document, head.Declaration, Name, (current, before) => TaskHead.Add(current, _type, Name, head.Place + before), cancellation).ConfigureAwait(false);
        }
        foreach (var (document, creation, at, value) in _creations)
        {
            await editor.ReplaceOnce(
                document, creation, Name,
                (current, before) => current.WithArgumentList((current.ArgumentList ?? SyntaxFactory.ArgumentList()).Insert(at + before, TypeNames.Identifier(Name), value)), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Finds what makes the task, and what makes the tasks that make it.</summary>
    private async Task<bool> Reach(Document document, INamedTypeSymbol task, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { task };
        var open = new Queue<(Document Document, INamedTypeSymbol Type, TypeDeclarationSyntax Declaration)>([(document, task, declaration)]);
        while (open.Count > 0)
        {
            var next = open.Dequeue();
            if (await TaskHead.Of(next.Document, next.Declaration, cancellation).ConfigureAwait(false) is not { } head) return false;
            _heads.Add(head);
            foreach (var (home, model, node) in await Mentions(next.Type, document.Project.Solution, cancellation).ConfigureAwait(false))
            {
                var known = KnownSymbols.Of(model.Compilation);
                var user = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
                var owner = user is null ? null : model.GetDeclaredSymbol(user, cancellation);
                var isTask = owner is not null && known.Has(owner, RefrainNames.TaskAttribute);
                switch (Use(node))
                {
                    case BaseObjectCreationExpressionSyntax creation:
                        if (isTask && !CodePlace.SeesInstance(creation)) return false;
                        if ((isTask ? Reference : _found(home, model, creation.SpanStart)) is not { } value) return false;
                        _creations.Add((home, creation, head.Place, value));
                        break;
                    case AttributeSyntax when isTask:
                        break;
                    case PositionalPatternClauseSyntax:
                        return false;
                    default:
                        continue;
                }
                if (!isTask || !seen.Add(owner!)) continue;
                var own = known.ParametersOf(owner!, cancellation).FirstOrDefault(parameter => parameter.Name == Name);
                if (own is not null && TypeNames.Code(own.Type) == _type) continue;
                if (owner!.GetMembers(Name).Length > 0) return false;
                open.Enqueue((home, owner, user!));
            }
        }
        return true;
    }

    /// <summary>The making of the task, <c>[Requires]</c> of it, or a pattern of its parameters, that a mention of its name is a part of.</summary>
    private static SyntaxNode? Use(SyntaxNode node) => node switch
    {
        ImplicitObjectCreationExpressionSyntax => node,
        _ when node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute => attribute,
        _ => node.AncestorsAndSelf().TakeWhile(static around => around is NameSyntax or BaseObjectCreationExpressionSyntax or RecursivePatternSyntax)
            .Select(static around => around is RecursivePatternSyntax { PositionalPatternClause: { } pattern } ? pattern : around)
            .FirstOrDefault(static around => around is BaseObjectCreationExpressionSyntax or PositionalPatternClauseSyntax),
    };

    private static async Task<List<(Document Document, SemanticModel Model, SyntaxNode Node)>> Mentions(INamedTypeSymbol type, Solution solution, CancellationToken cancellation)
    {
        var mentions = new List<(Document, SemanticModel, SyntaxNode)>();
        var seen = new HashSet<(DocumentId, Microsoft.CodeAnalysis.Text.TextSpan)>();
        foreach (var found in await SymbolFinder.FindReferencesAsync(type, solution, cancellation).ConfigureAwait(false))
        {
            foreach (var location in found.Locations)
            {
                if (location.Document is SourceGeneratedDocument || !seen.Add((location.Document.Id, location.Location.SourceSpan))) continue;
                var root = await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                var model = await location.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
                if (root is not null && model is not null) mentions.Add((location.Document, model, root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true)));
            }
        }
        return mentions;
    }
}
