using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <summary>Assignments that gather something in a local to the same end in whatever order they are made.</summary>
internal static class OrderInsensitive
{
    /// <summary>Is the local set to the greater or lesser of itself and something, or to a sum, product or combination of bits in whole numbers?</summary>
    public static bool Gathers(ISimpleAssignmentOperation assignment, ILocalSymbol local)
    {
        var value = Bare(assignment.Value);
        return value switch
        {
            IInvocationOperation { TargetMethod: { Name: "Max" or "Min", IsStatic: true, Parameters.Length: 2 }, Arguments.Length: 2 } call => call.Arguments.Count(argument => Is(argument.Value, local)) == 1,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Multiply or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr, OperatorMethod: null } binary
                => IsWhole(binary.Type) && Is(binary.LeftOperand, local) != Is(binary.RightOperand, local),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => Is(binary.LeftOperand, local) != Is(binary.RightOperand, local),
            // x = y > x ? y : x
            IConditionalOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } compared, WhenFalse: { } otherwise } choice
                => Is(compared.LeftOperand, local) != Is(compared.RightOperand, local) && Is(choice.WhenTrue, local) != Is(otherwise, local),
            _ => false,
        };
    }

    private static bool Is(IOperation operation, ILocalSymbol local) => Bare(operation) is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64);

    private static IOperation Bare(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation) operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }
}
