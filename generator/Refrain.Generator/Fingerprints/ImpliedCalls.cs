using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Generator.Fingerprints;

/// <summary>What code calls without naming it: operators, conversions, indexers, constructors, and what statements and queries stand for.</summary>
internal static class ImpliedCalls
{
    /// <summary>Finds what a node calls.</summary>
    /// <param name="node">The node; what is below it is asked for by itself.</param>
    /// <param name="model">The model of its tree.</param>
    /// <param name="anyConversion">Whether there is a conversion to be found at all.</param>
    /// <param name="found">Is given each; null where the compiler knows of none.</param>
    /// <param name="cancellation">Stops the compiler.</param>
    public static void Of(SyntaxNode node, SemanticModel model, bool anyConversion, Action<ISymbol?> found, CancellationToken cancellation)
    {
        switch (node)
        {
            case CastExpressionSyntax when !anyConversion:
                break;
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ElementAccessExpressionSyntax or ElementBindingExpressionSyntax
                or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or CastExpressionSyntax
                or OrderingSyntax or SelectClauseSyntax or GroupClauseSyntax or AttributeSyntax:
                found(model.GetSymbolInfo(node, cancellation).Symbol);
                break;
            case AssignmentExpressionSyntax assignment:
                found(model.GetSymbolInfo(assignment, cancellation).Symbol);
                if (assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax)
                {
                    Deconstructions(model.GetDeconstructionInfo(assignment), found);
                }
                break;
            case ForEachStatementSyntax or ForEachVariableStatementSyntax:
                var loop = (CommonForEachStatementSyntax)node;
                var each = model.GetForEachStatementInfo(loop);
                found(each.GetEnumeratorMethod);
                found(each.MoveNextMethod);
                found(each.CurrentProperty);
                found(each.DisposeMethod);
                found(each.ElementConversion.MethodSymbol);
                if (loop is ForEachVariableStatementSyntax variables)
                {
                    Deconstructions(model.GetDeconstructionInfo(variables), found);
                }
                break;
            case AwaitExpressionSyntax wait:
                var awaited = model.GetAwaitExpressionInfo(wait);
                found(awaited.GetAwaiterMethod);
                found(awaited.IsCompletedProperty);
                found(awaited.GetResultMethod);
                break;
            case QueryClauseSyntax clause:
                var query = model.GetQueryClauseInfo(clause, cancellation);
                found(query.OperationInfo.Symbol);
                found(query.CastInfo.Symbol);
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer:
                foreach (var element in initializer.Expressions)
                {
                    found(model.GetCollectionInitializerSymbolInfo(element, cancellation).Symbol);
                }
                break;
        }
        if (anyConversion && node is ExpressionSyntax expression && MayBeConverted(expression) && model.GetConversion(expression, cancellation) is { IsUserDefined: true } conversion)
        {
            found(conversion.MethodSymbol);
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

    private static void Deconstructions(DeconstructionInfo info, Action<ISymbol?> found)
    {
        found(info.Method);
        found(info.Conversion?.MethodSymbol);
        foreach (var nested in info.Nested)
        {
            Deconstructions(nested, found);
        }
    }
}
