using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <summary>When a <c>catch</c> lets a task end well with a part of its work undone (RFN304).</summary>
internal static class Swallowing
{
    /// <summary>Exceptions that say what is wrong with the data at hand: the same data, the same exception.</summary>
    private static readonly HashSet<string> Expected = new(StringComparer.Ordinal)
    {
        "FormatException", "OverflowException", "DivideByZeroException", "KeyNotFoundException", "JsonException", "XmlException", "ArgumentException", "ArgumentNullException",
        "ArgumentOutOfRangeException", "InvalidCastException", "IndexOutOfRangeException", "UriFormatException", "CultureNotFoundException", "DecoderFallbackException",
        "InvalidDataException", "RegexMatchTimeoutException", "RegexParseException", "TimeZoneNotFoundException", "BadImageFormatException", "NotSupportedException",
    };

    /// <summary>Exceptions that say that something is not there, as may well be.</summary>
    private static readonly HashSet<string> Missing = new(StringComparer.Ordinal) { "FileNotFoundException", "DirectoryNotFoundException", "KeyNotFoundException" };

    public static bool IsFault(ITryOperation attempt, ICatchClauseOperation handler, Session session)
    {
        // A filter says which exception is meant, or how often it is tried.
        if (handler.Filter is not null && !IsTrivial(handler.Filter)) return false;
        if (Throws(handler.Handler) || ThrowsLater(attempt, handler) || IsKeptToBeThrown(handler, session)) return false;
        if (IsCleanUp(attempt.Body)) return false;
        // Whoever gets it may never look at it.
        if (GivesOn(handler)) return true;
        var name = handler.ExceptionType.Name;
        var isOwn = session.Inference.IsOwn(handler.ExceptionType);
        if (Expected.Contains(name) || isOwn) return !HasValue(handler.Handler) && !IsSkipped(handler.Handler);
        return !Missing.Contains(name) || !HasValue(handler.Handler);
    }

    /// <summary>A filter that lets all pass but some types, as cancellation, says nothing of what is expected.</summary>
    private static bool IsTrivial(IOperation filter) => filter.ConstantValue is { HasValue: true }
        || filter is IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var excluded } } && IsOfTypes(excluded)
        || filter is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IIsTypeOperation or IIsPatternOperation { Pattern: ITypePatternOperation } }
        || filter is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not && not.Syntax.ToString().Contains("Cancel")
        || filter is IInvocationOperation { Type.SpecialType: SpecialType.System_Boolean, TargetMethod.Name: var name } && name.StartsWith("Log", StringComparison.Ordinal);

    private static bool IsOfTypes(IPatternOperation pattern) => pattern switch
    {
        ITypePatternOperation => true,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => IsOfTypes(either.LeftPattern) && IsOfTypes(either.RightPattern),
        _ => pattern.Syntax.ToString().Contains("Cancel"),
    };

    private static bool Throws(IOperation handler) => handler.Descendants().Any(static operation =>
        operation is IThrowOperation || operation is IInvocationOperation { TargetMethod: { Name: "Throw" or "Fail" or "Exit" or "FailFast" or "Capture" } } || operation is IInvocationOperation { TargetMethod.Name: var name } && name.StartsWith("Throw", StringComparison.Ordinal));

    /// <summary>The exception, or that there was one, is kept, and after the attempt something throws.</summary>
    private static bool ThrowsLater(ITryOperation attempt, ICatchClauseOperation handler)
    {
        var keeps = handler.Handler.Descendants().Any(static operation => operation is ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation
            || operation is IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "TryAdd" or "Push" or "Append" });
        var body = (IOperation)attempt;
        while (body.Parent is { } parent and not (IMethodBodyOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)) body = parent;
        if (body is not IBlockOperation) return false;
        // A loop that tries again and gives up by throwing after its end.
        var retries = IsInLoop(attempt) && !handler.Handler.Descendants().Any(static operation => operation is IReturnOperation { Kind: OperationKind.Return } or IBranchOperation { BranchKind: BranchKind.Break });
        if (!keeps && !retries) return false;
        if (retries && !keeps && !attempt.Body.Descendants().Any(static operation => operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break })) return false;
        return body.Descendants().Any(operation => operation is IThrowOperation && operation.Syntax.SpanStart > attempt.Syntax.Span.End);
    }

    /// <summary>Is the exception put into a field or property, and does another member of the type throw what is there?</summary>
    private static bool IsKeptToBeThrown(ICatchClauseOperation handler, Session session)
    {
        if (handler.ExceptionDeclarationOrExpression is not IVariableDeclaratorOperation { Symbol: { } caught }) return false;
        foreach (var use in handler.Handler.Descendants())
        {
            if (use is not ILocalReferenceOperation { Local: var local } || !SymbolEqualityComparer.Default.Equals(local, caught) || KeptIn(use) is not { } member) continue;
            session.Trail.Add(member.ContainingType);
            if (member.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax().DescendantNodes().Any(node => IsThrowOf(node, member.Name)))) return true;
        }
        return false;
    }

    /// <summary>The field or property that a value is assigned or added to, on its way out of a handler.</summary>
    private static ISymbol? KeptIn(IOperation value)
    {
        for (var operation = value.Parent; operation is not null and not ICatchClauseOperation; operation = operation.Parent)
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IInvocationOperation { TargetMethod.Name: "Add" or "Enqueue" or "Push" or "TryAdd" } call => call.Instance,
                _ => null,
            };
            if (target is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } kept) return kept.Member;
        }
        return null;
    }

    /// <summary>A throw, or a call that throws, of what is in the member.</summary>
    private static bool IsThrowOf(SyntaxNode node, string member) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => Mentions(node, member),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Throw" } } => Mentions(node, member),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Throw" } } => node.Parent is { } access && Mentions(access, member),
        _ => false,
    };

    private static bool Mentions(SyntaxNode node, string member) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member);

    public static bool IsInLoop(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); parent = parent.Parent)
        {
            if (parent is ILoopOperation) return true;
        }
        return false;
    }

    /// <summary>Does the attempt do no more than clean up?</summary>
    private static bool IsCleanUp(IBlockOperation body) => body.Operations.Length > 0 && body.Operations.All(static statement => statement switch
    {
        IExpressionStatementOperation { Operation: var operation } => IsCleanUpCall(operation),
        IConditionalOperation { WhenFalse: null } guard => guard.WhenTrue is IBlockOperation block ? IsCleanUp(block) : guard.WhenTrue is IExpressionStatementOperation { Operation: var operation } && IsCleanUpCall(operation),
        _ => false,
    });

    private static bool IsCleanUpCall(IOperation operation)
    {
        if (operation is IAwaitOperation awaited) operation = awaited.Operation;
        if (operation is IConditionalAccessOperation access) operation = access.WhenNotNull;
        return operation is IInvocationOperation { TargetMethod.Name: "Delete" or "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" or "Kill" or "RollbackAsync" or "Rollback" or "Cancel" or "DeleteAsync" };
    }

    /// <summary>Does the handler give or set something in place of the result?</summary>
    private static bool HasValue(IOperation handler) => handler.Descendants().Any(static operation => operation switch
    {
        IReturnOperation { ReturnedValue: not null } => true,
        ISimpleAssignmentOperation { Target: not IDiscardOperation } or ICompoundAssignmentOperation or IIncrementOrDecrementOperation => true,
        IInvocationOperation { TargetMethod: { ReturnsVoid: true, Name: "Add" or "Enqueue" or "Push" } } => true,
        _ => false,
    });

    /// <summary>Does the handler answer no, so that callers can ask whether all went well?</summary>
    public static bool Answers(ICatchClauseOperation handler) => handler.Handler.Operations.LastOrDefault() is IReturnOperation { ReturnedValue: { ConstantValue: { HasValue: true, Value: false or null } } };

    /// <summary>Is the exception a part of what is returned? Then whoever gets it decides.</summary>
    public static bool GivesOn(ICatchClauseOperation handler) =>
        handler.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: { } caught }
        && handler.Handler.Descendants().OfType<IReturnOperation>().Any(returned => returned.Descendants().Any(part =>
            part is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, caught) && part.Parent is IArgumentOperation or IReturnOperation or IConversionOperation));

    /// <summary>Does the handler go on with the next one on purpose?</summary>
    private static bool IsSkipped(IOperation handler) => handler.DescendantsAndSelf().Any(static operation => operation is IBranchOperation { BranchKind: BranchKind.Continue });
}
