using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN106: puts what has no order in the order of its elements, or of its keys.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrderFix)), Shared]
public sealed class OrderFix() : EffectFix(EffectIds.Unordered)
{
    private protected override Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax expression || site.Model.GetTypeInfo(expression, cancellation).Type is not { } type
            || Element(type) is not { } element || Ordering(site, element) is not { } order) return Offer();

        // What the code around it does with an array or a list, it does with one in order.
        var copy = type is IArrayTypeSymbol ? "ToArray" : type.OriginalDefinition.Name == "List" ? "ToList" : null;
        foreach (var last in new[] { null, copy }.Distinct(StringComparer.Ordinal))
        {
            ExpressionSyntax Ordered(ExpressionSyntax current) => (last is null ? order(current) : Names.Call(order(current), last)).WithTriviaFrom(current);
            if (!Fits(site, expression, Ordered(expression), type)) continue;
            return Offer(new FixOffer(
                IsEntry(element) ? "Put it in the order of its keys" : "Put it in order", "order",
                (editor, cancel) => editor.ReplaceOnce(site.Document, expression, Ordered, cancel)));
        }
        return Offer();
    }

    /// <summary>The type of the elements, where they come without waiting and from no query in parallel.</summary>
    private static ITypeSymbol? Element(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return array.Rank == 1 ? array.ElementType : null;
        if (type.Name == "ParallelQuery") return null;
        var sequences = type.AllInterfaces.Concat(type is INamedTypeSymbol self ? [self] : [])
            .Where(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T).ToList();
        return sequences.Count == 1 ? sequences[0].TypeArguments[0] : null;
    }

    /// <summary>How a sequence of such elements is put in order; null where they have none, or one that depends on the culture.</summary>
    private static Func<ExpressionSyntax, ExpressionSyntax>? Ordering(EffectSite site, ITypeSymbol element)
    {
        var key = IsEntry(element) ? ((INamedTypeSymbol)element).TypeArguments[0] : element;
        ExpressionSyntax[] comparer = [];
        if (key.SpecialType == SpecialType.System_String)
        {
            if (Names.Static(site, "System.StringComparer", nameof(StringComparer.Ordinal)) is not { } ordinal) return null;
            comparer = [ordinal];
        }
        else if (!IsComparable(key))
        {
            return null;
        }
        if (!IsEntry(element)) return sequence => Names.Call(sequence, "Order", comparer);
        var selector = SyntaxFactory.SimpleLambdaExpression(SyntaxFactory.Parameter(SyntaxFactory.Identifier("x")), SyntaxFactory.ParseExpression("x.Key"))
            .WithArrowToken(SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.EqualsGreaterThanToken, [SyntaxFactory.Space]));
        return sequence => Names.Call(sequence, "OrderBy", [selector, .. comparer]);
    }

    private static bool IsEntry(ITypeSymbol element) => element.OriginalDefinition is INamedTypeSymbol { Name: "KeyValuePair", Arity: 2 };

    private static bool IsComparable(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsComparable(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => true,
        // A tuple compares its parts, and texts among them by the culture.
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(static part => part.Type.SpecialType != SpecialType.System_String && IsComparable(part.Type)),
        _ => type.AllInterfaces.Any(i => i is { Name: nameof(IComparable), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            && (i.TypeArguments.IsEmpty || SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], type))),
    };

    /// <summary>Can the code around an expression take the ordered sequence as it took the collection?</summary>
    private static bool Fits(EffectSite site, ExpressionSyntax expression, ExpressionSyntax ordered, ITypeSymbol type)
    {
        if (site.TypeOf(expression, ordered) is not { } sequence) return false;
        switch (expression.Parent)
        {
            case CommonForEachStatementSyntax or SpreadElementSyntax:
                return true;
            case FromClauseSyntax or JoinClauseSyntax:
                return true;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == expression:
                return Same(site, call, call.ReplaceNode(expression, ordered));
            case ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }:
                return IsSequence(site.Model.GetTypeInfo(expression).ConvertedType) && Same(site, call, call.ReplaceNode(expression, ordered));
        }
        var wanted = site.Model.GetTypeInfo(expression).ConvertedType ?? type;
        // A local that says var takes the type of what it is given.
        if (expression.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } }) return IsSequence(type) || SymbolEqualityComparer.Default.Equals(sequence, type);
        return site.Model.Compilation.ClassifyCommonConversion(sequence, wanted).IsImplicit && wanted.SpecialType != SpecialType.System_Object;
    }

    /// <summary>Does the changed call give what the call gave?</summary>
    private static bool Same(EffectSite site, InvocationExpressionSyntax call, InvocationExpressionSyntax changed) =>
        site.Calls(call, changed) is { } method && SymbolEqualityComparer.Default.Equals(method.ReturnType, site.Model.GetTypeInfo(call).Type);

    private static bool IsSequence(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
