using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <summary>What becomes of a member's answer that says whether all went well.</summary>
internal static class Answers
{
    /// <summary>Does the caller go on without what has no answer, and does nobody ever ask why?</summary>
    public static bool AreDropped(IOperation call) => AreLeftOut(call) || IsSkipped(call) || IsUnseen(call);

    /// <summary>Is the call applied to each element of a sequence, and does the next step of the query leave out the elements without an answer?</summary>
    private static bool AreLeftOut(IOperation call)
    {
        var operation = call;
        while (operation.Parent is IConversionOperation or IAwaitOperation or IDelegateCreationOperation or IReturnOperation or IAnonymousFunctionOperation or IBlockOperation { Operations.Length: 1 }) operation = operation.Parent;
        if (operation.Parent is not IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Select" or "SelectMany" or "ConvertAll" } applied }) return false;
        IOperation sequence = applied;
        while (sequence.Parent is IConversionOperation) sequence = sequence.Parent;
        return sequence.Parent is IArgumentOperation { Parent: IInvocationOperation next } && (next.TargetMethod.Name == "OfType" || (next.TargetMethod.Name == "Where" && next.Arguments.Any(static argument => LeavesOutNull(argument.Value))));
    }

    private static bool LeavesOutNull(IOperation filter) => filter.DescendantsAndSelf().Any(IsOfValue);

    /// <summary>Is it asked whether there is a value?</summary>
    private static bool IsOfValue(IOperation operation) => operation switch
    {
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } => IsNull(value),
        IIsPatternOperation { Pattern: IRecursivePatternOperation or IDeclarationPatternOperation } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } binary => IsNull(binary.LeftOperand) || IsNull(binary.RightOperand),
        _ => false,
    };

    /// <summary>In a loop: is something done with the answer if there is one, and nothing if there is none?</summary>
    private static bool IsSkipped(IOperation call)
    {
        var answer = Outermost(call);
        if (answer.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } })
        {
            var uses = Root(answer).Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
            return uses.Any(use => Outermost(use).Parent is { } question && ChoiceOf(question) is { } choice && uses.All(other => choice.Syntax.Span.Contains(other.Syntax.Span)));
        }
        return answer.Parent is { } asked && ChoiceOf(asked) is not null;
    }

    /// <summary>The choice, with one way only and in a loop, that is decided by whether there is a value.</summary>
    private static IConditionalOperation? ChoiceOf(IOperation question) =>
        IsOfValue(question) && question.Parent is IConditionalOperation { WhenFalse: null, Type: null } choice && choice.Condition == question && Swallowing.IsInLoop(choice) ? choice : null;

    /// <summary>Has the answer an exception in it, which the member that gets it never looks at nor gives on?</summary>
    private static bool IsUnseen(IOperation call)
    {
        if (AnswerOf(call is IMethodReferenceOperation reference ? reference.Method.ReturnType : call.Type) is not INamedTypeSymbol answer) return false;
        var errors = answer.GetMembers().Where(static member => member is IPropertySymbol { Type: var type } && IsException(type) || member is IFieldSymbol { IsImplicitlyDeclared: false, Type: var kept } && IsException(kept)).Select(static member => member.Name).ToList();
        if (errors.Count == 0 || call.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) is not { } member) return false;
        if (member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => errors.Contains(name.Identifier.ValueText))) return false;
        if (member is MethodDeclarationSyntax { ReturnType: var returned } && returned.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == answer.Name)) return false;
        return !Root(call).Descendants().Any(operation => operation switch
        {
            // Whoever is given it may look, and so may a method of its own.
            IInvocationOperation { TargetMethod: var method } => !IsOfSystem(method) && (method.Parameters.Any(parameter => Has(parameter.Type, answer)) || (!method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ContainingType, answer))),
            IObjectCreationOperation { Constructor: { } constructor } => !IsOfSystem(constructor) && constructor.Parameters.Any(parameter => Has(parameter.Type, answer)),
            IAssignmentOperation { Target: IMemberReferenceOperation { Type: { } type } } => Has(type, answer),
            IDeconstructionAssignmentOperation { Value.Type: { } type } => Has(type, answer),
            _ => false,
        });
    }

    private static ITypeSymbol? AnswerOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;

    private static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }
        return false;
    }

    private static bool IsOfSystem(IMethodSymbol method) => method.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal);

    private static bool Has(ITypeSymbol type, ITypeSymbol part) => SymbolEqualityComparer.Default.Equals(type, part) || type switch
    {
        IArrayTypeSymbol array => Has(array.ElementType, part),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Has(argument, part)),
        _ => false,
    };

    /// <summary>The value that comes of an operation, without what only waits for or converts it.</summary>
    private static IOperation Outermost(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" }) operation = operation.Parent;
        return operation;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }

    public static bool IsNull(IOperation operation) => (operation is IConversionOperation conversion ? conversion.Operand : operation).ConstantValue is { HasValue: true, Value: null };

    /// <summary>Is of what was looked up only asked whether it is there, before it is changed or added?</summary>
    public static bool AreOnlyAsked(IOperation lookUp)
    {
        if (Outermost(lookUp).Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { Type.IsReferenceType: true } local } }) return false;
        var uses = Root(lookUp).Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
        return uses.Any(use => IsNullTest(Outermost(use).Parent)) && uses.All(static use => Outermost(use).Parent switch
        {
            ISimpleAssignmentOperation assignment => assignment.Target == use,
            IMemberReferenceOperation { Parent: ISimpleAssignmentOperation assignment } member => assignment.Target == member,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" or "AddAsync" or "Update" or "Attach" or "Remove" } } => true,
            var question => IsNullTest(question),
        });
    }

    private static bool IsNullTest(IOperation? question) => question switch
    {
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } => IsNull(value),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } => IsNull(value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary => IsNull(binary.LeftOperand) || IsNull(binary.RightOperand),
        _ => false,
    };
}
