using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>Which code a parameter is given, by the call that is looked at, or by all that there are.</summary>
internal sealed class TextCalls(CancellationToken cancellation)
{
    private readonly Dictionary<TextFrame, Dictionary<ISymbol, TextCode>> _given = [];

    /// <summary>A call of a method whose code is at hand.</summary>
    public TextFrame Enter(TextCode call, IEnumerable<IArgumentOperation> arguments)
    {
        var frame = new TextFrame();
        frame.CalledFrom(call.Frame);
        var given = new Dictionary<ISymbol, TextCode>(SymbolEqualityComparer.Default);
        foreach (var argument in arguments)
        {
            if (argument is { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit } && Expression(argument) is { } value) given[parameter.OriginalDefinition] = call.With(value);
        }
        _given.Add(frame, given);
        return frame;
    }

    /// <summary>What the parameter is given; nothing where that is not written down.</summary>
    public async Task<List<TextCode>> Given(IParameterSymbol parameter, TextCode use)
    {
        if (use.Frame is { } frame && _given.TryGetValue(frame, out var given)) return given.TryGetValue(parameter.OriginalDefinition, out var value) ? [value] : [];
        var found = new List<TextCode>();
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method) return found;
        foreach (var reference in await SymbolFinder.FindReferencesAsync(method, use.Document.Project.Solution, cancellation).ConfigureAwait(false))
        {
            foreach (var location in reference.Locations)
            {
                if (location.Document is SourceGeneratedDocument || await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
                    || await location.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model) continue;
                if (Call(root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } call) continue;
                var arguments = model.GetOperation(call, cancellation) switch
                {
                    IInvocationOperation invocation => invocation.Arguments,
                    IObjectCreationOperation creation => creation.Arguments,
                    _ => [],
                };
                var caller = new TextFrame();
                foreach (var argument in arguments)
                {
                    if (argument is not { ArgumentKind: ArgumentKind.Explicit } || argument.Parameter?.Ordinal != parameter.Ordinal || Expression(argument) is not { } value) continue;
                    use.Frame?.CalledFrom(caller);
                    found.Add(new(location.Document, model, value, caller, use.Depth + 1));
                }
            }
        }
        return found;
    }

    private static SyntaxNode? Call(SyntaxNode name) => name is ImplicitObjectCreationExpressionSyntax
        ? name
        : name.AncestorsAndSelf().TakeWhile(static node => node is NameSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax)
            .FirstOrDefault(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);

    private static ExpressionSyntax? Expression(IArgumentOperation argument) => argument.Syntax switch
    {
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None } written => written.Expression,
        // The receiver of an extension.
        ExpressionSyntax receiver => receiver,
        _ => null,
    };
}
