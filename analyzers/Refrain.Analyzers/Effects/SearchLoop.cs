using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <summary>
/// A loop by index over a whole list that only finds out whether an element is there: <c>for (var i = 0; i &lt; list.Count; i++) if (list[i] == wanted) return true;</c>.
/// Whether there is one, no order decides.
/// </summary>
/// <param name="Index">The index.</param>
/// <param name="List">The list.</param>
internal sealed record SearchLoop(ISymbol Index, ISymbol List)
{
    /// <summary>The search that a loop is; null where it may do anything that the order of the list decides.</summary>
    public static SearchLoop? Of(IForLoopOperation loop)
    {
        if (loop is not { Before.Length: 1, AtLoopBottom.Length: 1, Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } end }) return null;
        if (Started(loop.Before[0]) is not { } index || !Is(end.LeftOperand, index) || Bare(loop.AtLoopBottom[0]) is not IIncrementOrDecrementOperation { Kind: OperationKind.Increment } step || !Is(step.Target, index)) return null;
        if (Bare(end.RightOperand) is not IPropertyReferenceOperation { Property: { Name: "Count" or "Length" }, Instance: { } counted } || Named(counted) is not { } list) return null;
        var search = new SearchLoop(index, list);
        return search.Finds(loop.Body) ? search : null;
    }

    /// <summary>Is it the element of the list at the index?</summary>
    public bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices.Length: 1 } element => Is(element.Indices[0], Index) && Is(element.ArrayReference, List),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments.Length: 1 } element => Is(element.Arguments[0].Value, Index) && Is(instance, List),
        _ => false,
    };

    private bool Finds(IOperation body)
    {
        var statements = Statements(body);
        var own = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var at = 0;
        for (; at < statements.Length && Declared(statements[at]) is { Initializer.Value: { } value } declared; at++)
        {
            if (!IsOfElement(value, own)) return false;
            own.Add(declared.Symbol);
        }
        if (at >= statements.Length || statements[at] is not IConditionalOperation { WhenFalse: null } choice || !IsOfElement(choice.Condition, own)) return false;
        var found = Statements(choice.WhenTrue);
        // if (it isn't the one) continue;
        if (found.Length == 1 && found[0] is IBranchOperation { BranchKind: BranchKind.Continue }) found = [.. statements.Skip(at + 1)];
        else if (at + 1 < statements.Length) return false;
        return !found.IsEmpty && found.All(IsSaid);
    }

    /// <summary>Is nothing said but that it was found?</summary>
    private static bool IsSaid(IOperation statement) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return, ReturnedValue.ConstantValue.HasValue: true } => true,
        IBranchOperation { BranchKind: BranchKind.Break } => true,
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local.IsRef: false }, Value.ConstantValue.HasValue: true } } => true,
        _ => false,
    };

    /// <summary>Does the element alone, with what is the same in each round, say what the expression is?</summary>
    private bool IsOfElement(IOperation expression, HashSet<ISymbol> own)
    {
        if (IsElement(expression)) return true;
        switch (expression)
        {
            case ILocalReferenceOperation { Local.IsRef: false } local:
                return own.Contains(local.Local) || !SymbolEqualityComparer.Default.Equals(local.Local, Index);
            case IParameterReferenceOperation or IInstanceReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: false } or ILiteralOperation
                or IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation or IIsPatternOperation or IPatternOperation or ICoalesceOperation
                or IConditionalAccessOperation or IConditionalAccessInstanceOperation or IArgumentOperation or IIsTypeOperation or IDefaultValueOperation:
                break;
            // What has an object of its own may count how often it was asked.
            case IInvocationOperation call when call.TargetMethod is { IsStatic: true, ContainingType.SpecialType: SpecialType.System_String } || call is { TargetMethod.Name: "Equals", Instance: not null } || call.Instance?.Type?.SpecialType == SpecialType.System_String:
                break;
            default:
                return expression.ConstantValue.HasValue;
        }
        return expression.ChildOperations.All(child => IsOfElement(child, own));
    }

    private static ISymbol? Started(IOperation before) => Declared(before) is { Initializer.Value.ConstantValue: { HasValue: true, Value: 0 } } declared ? declared.Symbol : null;

    /// <summary>The only local that is declared; null for all else.</summary>
    private static IVariableDeclaratorOperation? Declared(IOperation statement) =>
        statement is IVariableDeclarationGroupOperation { Declarations.Length: 1 } group && group.Declarations[0].Declarators.Length == 1 ? group.Declarations[0].Declarators[0] : null;

    private static ImmutableArray<IOperation> Statements(IOperation body) => body is IBlockOperation block ? block.Operations : [body];

    private static ISymbol? Named(IOperation operation) => Bare(operation) switch
    {
        ILocalReferenceOperation { Local.IsRef: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    private static bool Is(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(Named(operation), symbol);

    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation or IExpressionStatementOperation)
        {
            operation = operation switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                _ => ((IExpressionStatementOperation)operation).Operation,
            };
        }
        return operation;
    }
}
