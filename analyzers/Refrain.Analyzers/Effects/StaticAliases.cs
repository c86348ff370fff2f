using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Effects;

/// <summary>Other names for what a static holds: locals, parameters, members of it. The walk of the member that has them knows what it does to it.</summary>
internal static class StaticAliases
{
    /// <summary>Does the mention give what the static holds, or a part of it, another name? One that only calls it, or looks at it, doesn't.</summary>
    public static bool MayEscape(SyntaxNode name)
    {
        var node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        // Of what it holds a member's member may be changed as well.
        while (node.Parent is MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } member && member.Expression == node) node = member;
        while (node.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) node = node.Parent;
        return node.Parent switch
        {
            ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ForEachStatementSyntax => true,
            // Its own assignment is told by the mention itself.
            AssignmentExpressionSyntax assignment => assignment.Right == node || node is MemberAccessExpressionSyntax,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } => node is MemberAccessExpressionSyntax,
            _ => false,
        };
    }

    /// <summary>The method, accessor or constructor that a mention is in.</summary>
    public static IMethodSymbol? MemberOf(SyntaxNode name, Session session)
    {
        var symbol = session.Inference.Bodies.Model(name).GetEnclosingSymbol(name.SpanStart, session.Cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }) symbol = symbol.ContainingSymbol;
        return symbol as IMethodSymbol;
    }

    /// <summary>Does the member give what the static holds, or a part of it, to its callers?</summary>
    public static bool Gives(IMethodSymbol around, ISymbol member, Session session) =>
        session.Inference.Bodies.HasSource(around) && session.Of(around).Result.Marks.Any(mark => IsOf(mark, member));

    private static bool IsOf(Mark mark, ISymbol member) =>
        mark is { Kind: MarkKind.Static, Hold: Hold.Same, Symbol: { } held } && SymbolEqualityComparer.Default.Equals(held.OriginalDefinition, member);

    /// <summary>Does the member, or what it calls, change what the static holds?</summary>
    public static bool Changes(IMethodSymbol around, ISymbol member, Session session) =>
        session.Inference.Bodies.HasSource(around) && session.Of(around).Effects.Any(effect => effect.Kind == EffectKind.Change && effect.Target.Marks.Any(mark => IsOf(mark, member)));
}
