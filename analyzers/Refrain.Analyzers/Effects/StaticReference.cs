using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Knowledge;

namespace Refrain.Effects;

/// <summary>What one mention of a static does with it.</summary>
internal enum StaticReferenceKind
{
    /// <summary>It reads a part of it.</summary>
    Read,

    /// <summary>It passes the whole on, or goes through all of it.</summary>
    Whole,

    /// <summary>It changes it.</summary>
    Write,

    /// <summary>It fills it if it is empty, in one step.</summary>
    Fill,

    /// <summary>It adds something, as caches do after they have looked.</summary>
    GuardedFill,

    /// <summary>It looks whether something is there.</summary>
    Guard,
}

/// <summary>Tells what a mention of a static does.</summary>
internal static class StaticReference
{
    /// <summary>What the form of a mention shows; null for a call, of which the method must be known.</summary>
    public static StaticReferenceKind? FormOf(SyntaxNode name)
    {
        var node = Whole(name);
        switch (node.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == node:
                return assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) ? StaticReferenceKind.Fill
                    : assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && IsLazy(node, assignment) ? StaticReferenceKind.Fill : StaticReferenceKind.Write;
            case PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression):
            case PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression):
                return StaticReferenceKind.Write;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument:
                return IsLazyInitializer(argument) ? StaticReferenceKind.Fill : argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword) || IsVolatileRead(argument) ? StaticReferenceKind.Read : StaticReferenceKind.Write;
            case ElementAccessExpressionSyntax element when element.Expression == node:
                return element.Parent is AssignmentExpressionSyntax target && target.Left == element
                    ? target.IsKind(SyntaxKind.SimpleAssignmentExpression) ? StaticReferenceKind.GuardedFill : StaticReferenceKind.Write
                    : element.Parent is PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } ? StaticReferenceKind.Write : StaticReferenceKind.Read;
            case MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax when Call(node) is { } call:
                return OfName(call.Name);
            case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } member when member.Expression == node && set.Left == member:
                return StaticReferenceKind.Write;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" or "Length" }:
                return StaticReferenceKind.Read;
            case MemberAccessExpressionSyntax member when member.Expression == node:
                return StaticReferenceKind.Whole;
            case ForEachStatementSyntax or ArgumentSyntax:
                return StaticReferenceKind.Whole;
            default:
                return StaticReferenceKind.Read;
        }
    }

    /// <summary>The member that a mention is in.</summary>
    public static SyntaxNode Body(SyntaxNode name) =>
        name.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax) ?? name.SyntaxTree.GetRoot();

    /// <summary>The name of the method that is called on the mention; null where the mention is no receiver of a call.</summary>
    public static string? NameOfCall(SyntaxNode name) => Call(Whole(name))?.Name;

    /// <summary>Does the name alone say what a method does?</summary>
    public static bool IsSettled(string method) => OfName(method) is not null;

    private static StaticReferenceKind? OfName(string method) => method switch
    {
        "GetOrAdd" or "GetOrCreate" or "GetOrCreateAsync" => StaticReferenceKind.Fill,
        "TryGetValue" or "ContainsKey" => StaticReferenceKind.Guard,
        _ => null,
    };

    private static SyntaxNode Whole(SyntaxNode name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static (InvocationExpressionSyntax Call, string Name)? Call(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == node => (call, member.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } call } conditional when conditional.Expression == node
            => (call, binding.Name.Identifier.ValueText),
        _ => null,
    };

    /// <summary>What the method does that is called on the mention.</summary>
    public static StaticReferenceKind Called(SyntaxNode mention, Session session)
    {
        if (Call(Whole(mention)) is not ({ } call, var name)) return StaticReferenceKind.Read;
        var model = session.Inference.Bodies.Model(mention);
        if (model.GetSymbolInfo(call, session.Cancellation).Symbol is not IMethodSymbol method) return StaticReferenceKind.Read;
        var original = method.ReducedFrom ?? method;
        foreach (var entry in session.Inference.Tables.Find(original))
        {
            if (entry.Effect == ApiEffect.Mutates) return name is "Add" or "TryAdd" or "set_Item" && IsKeyed(method.ContainingType) ? StaticReferenceKind.GuardedFill : StaticReferenceKind.Write;
        }
        if (!session.Inference.Knows(original)) return method.IsExtensionMethod ? StaticReferenceKind.Whole : StaticReferenceKind.Read;
        return session.Of(original).Changes.Any(static change => change.Parameter == Mark.This) ? StaticReferenceKind.Write : StaticReferenceKind.Read;
    }

    private static bool IsKeyed(INamedTypeSymbol type) => type.Name.IndexOf("Dictionary", StringComparison.Ordinal) >= 0 || type.Name.EndsWith("Cache", StringComparison.Ordinal);

    /// <summary>Is it assigned only where it was found to be null?</summary>
    private static bool IsLazy(SyntaxNode target, AssignmentExpressionSyntax assignment)
    {
        var text = target.ToString();
        foreach (var ancestor in assignment.Ancestors())
        {
            if (ancestor is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax) return false;
            if (ancestor is not IfStatementSyntax choice) continue;
            if (choice.Condition is IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } match && match.Expression.ToString() == text) return true;
            if (choice.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } equals && equals.Left.ToString() == text) return true;
        }
        return false;
    }

    private static bool IsLazyInitializer(ArgumentSyntax argument) => argument.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type } } && type.ToString().EndsWith("LazyInitializer", StringComparison.Ordinal);

    private static bool IsVolatileRead(ArgumentSyntax argument) => argument.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Read" } };
}
