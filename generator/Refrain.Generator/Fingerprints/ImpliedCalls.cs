using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Generator.Fingerprints;

/// <summary>What code calls without naming it: operators, conversions, indexers, constructors, and what statements and queries stand for.</summary>
internal static class ImpliedCalls
{
    public static IEnumerable<ISymbol?> Of(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        switch (node)
        {
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ElementAccessExpressionSyntax or ElementBindingExpressionSyntax
                or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or CastExpressionSyntax
                or OrderingSyntax or SelectClauseSyntax or GroupClauseSyntax or AttributeSyntax:
                yield return model.GetSymbolInfo(node, cancellation).Symbol;
                break;
            case AssignmentExpressionSyntax assignment:
                yield return model.GetSymbolInfo(assignment, cancellation).Symbol;
                if (assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax)
                {
                    foreach (var method in Deconstructions(model.GetDeconstructionInfo(assignment)))
                    {
                        yield return method;
                    }
                }
                break;
            case ForEachStatementSyntax or ForEachVariableStatementSyntax:
                var loop = (CommonForEachStatementSyntax)node;
                var each = model.GetForEachStatementInfo(loop);
                yield return each.GetEnumeratorMethod;
                yield return each.MoveNextMethod;
                yield return each.CurrentProperty;
                yield return each.DisposeMethod;
                yield return each.ElementConversion.MethodSymbol;
                if (loop is ForEachVariableStatementSyntax variables)
                {
                    foreach (var method in Deconstructions(model.GetDeconstructionInfo(variables)))
                    {
                        yield return method;
                    }
                }
                break;
            case AwaitExpressionSyntax wait:
                var awaited = model.GetAwaitExpressionInfo(wait);
                yield return awaited.GetAwaiterMethod;
                yield return awaited.IsCompletedProperty;
                yield return awaited.GetResultMethod;
                break;
            case QueryClauseSyntax clause:
                var query = model.GetQueryClauseInfo(clause, cancellation);
                yield return query.OperationInfo.Symbol;
                yield return query.CastInfo.Symbol;
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer:
                foreach (var element in initializer.Expressions)
                {
                    yield return model.GetCollectionInitializerSymbolInfo(element, cancellation).Symbol;
                }
                break;
        }
        if (node is ExpressionSyntax expression && MayBeConverted(expression) && model.GetConversion(expression, cancellation) is { IsUserDefined: true } conversion)
        {
            yield return conversion.MethodSymbol;
        }
    }

    /// <summary>
    /// Not what names a type, what is called or what a member is taken of; and constants stay constants. The name in a member's access is asked for with all
    /// of it. Each question that is not asked is saved thousands of times.
    /// </summary>
    private static bool MayBeConverted(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax or MemberBindingExpressionSyntax => false,
        InvocationExpressionSyntax call => call.Expression != expression,
        EqualsValueClauseSyntax { Parent: ParameterSyntax } or AttributeArgumentSyntax => false,
        _ => expression is not TypeSyntax || (expression is SimpleNameSyntax && !SyntaxFacts.IsInTypeOnlyContext(expression)),
    };

    private static IEnumerable<ISymbol?> Deconstructions(DeconstructionInfo info)
    {
        yield return info.Method;
        yield return info.Conversion?.MethodSymbol;
        foreach (var nested in info.Nested)
        {
            foreach (var method in Deconstructions(nested))
            {
                yield return method;
            }
        }
    }
}
