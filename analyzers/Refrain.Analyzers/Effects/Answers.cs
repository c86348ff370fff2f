using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <summary>What becomes of a member's answer that says whether all went well.</summary>
internal static class Answers
{
    /// <summary>Is the call applied to each element of a sequence, and does the next step of the query leave out the elements without an answer?</summary>
    public static bool AreDropped(IOperation call)
    {
        var operation = call;
        while (operation.Parent is IConversionOperation or IAwaitOperation or IDelegateCreationOperation or IReturnOperation or IAnonymousFunctionOperation or IBlockOperation { Operations.Length: 1 }) operation = operation.Parent;
        if (operation.Parent is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Select" or "SelectMany" or "ConvertAll" } applied }) return false;
        IOperation sequence = applied;
        while (sequence.Parent is IConversionOperation) sequence = sequence.Parent;
        return sequence.Parent is IArgumentOperation { Parent: IInvocationOperation next } && (next.TargetMethod.Name == "OfType" || (next.TargetMethod.Name == "Where" && next.Arguments.Any(static argument => LeavesOutNull(argument.Value))));
    }

    private static bool LeavesOutNull(IOperation filter) => filter.DescendantsAndSelf().Any(static operation => operation switch
    {
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } => IsNull(value),
        IIsPatternOperation { Pattern: IRecursivePatternOperation or IDeclarationPatternOperation } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } binary => IsNull(binary.LeftOperand) || IsNull(binary.RightOperand),
        _ => false,
    });

    private static bool IsNull(IOperation operation) => (operation is IConversionOperation conversion ? conversion.Operand : operation).ConstantValue is { HasValue: true, Value: null };
}
