using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <content>What is wrong with the form of the code: work that nobody awaits, exceptions that end unseen, tokens that are not passed on.</content>
internal sealed partial class MemberWalk
{
    /// <summary>An expression statement whose task nothing awaits.</summary>
    private void CheckDetached(IExpressionStatementOperation statement)
    {
        var operation = statement.Operation;
        if (operation is ISimpleAssignmentOperation { Target: IDiscardOperation } assignment) operation = assignment.Value;
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        if (operation is IConditionalAccessOperation access) operation = access.WhenNotNull;
        // What is awaited may only have started something, and give the task of that.
        if (operation is IAwaitOperation awaited && IsAwaitable(awaited.Type) && !IsOneOfGiven(Unconfigured(awaited.Operation))) operation = Unconfigured(awaited.Operation);
        if (operation is IInvocationOperation call && IsAwaitable(call.Type) && !IsFinished(call) && !IsHeld(call.TargetMethod)) Detach(call);
    }

    /// <summary>Is the task that comes back one of those that the call was given, as that of <c>WhenAny</c> is?</summary>
    private static bool IsOneOfGiven(IOperation call) => call is IInvocationOperation { TargetMethod: { IsStatic: true, Name: "WhenAny" } };

    private static IOperation Unconfigured(IOperation awaited) => awaited is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } ? task : awaited;

    /// <summary>Does the task that a member gives stay in its object, or in what it was given? Then that is there to be awaited.</summary>
    private bool IsHeld(IMethodSymbol method) =>
        !method.IsAsync && _session.Inference.Knows(method) && _session.Of(method).Result.Marks.Any(static mark => mark is { Kind: MarkKind.Argument, Hold: Hold.Same or Hold.Elements, Path.Length: > 0 });

    /// <summary>A local that holds a task and is never looked at again.</summary>
    private void CheckDetached(IVariableDeclaratorOperation declarator, IOperation? initial)
    {
        if (initial is not IInvocationOperation call || !IsAwaitable(call.Type) || IsFinished(call)) return;
        var body = declarator.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        if (body is not null && Mentions(body, declarator.Symbol.Name, declarator.Syntax) == 0) Detach(call);
    }

    /// <summary>An async lambda where a function without a result is asked for: nobody gets its task.</summary>
    private void CheckDetached(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol is { IsAsync: true, ReturnsVoid: true }) Add(EffectKind.Certain, EffectIds.Detached, SiteOf("async void", lambda), Value.None, Value.None);
    }

    private static int Mentions(SyntaxNode body, string name, SyntaxNode except) =>
        body.DescendantNodes().OfType<IdentifierNameSyntax>().Count(node => node.Identifier.ValueText == name && !except.Span.Contains(node.Span));

    private void Detach(IInvocationOperation call)
    {
        if (_session.Idempotent(call.TargetMethod)) return;
        Add(EffectKind.Certain, EffectIds.Detached, SiteOf(NameOf(call.TargetMethod), call), Value.None, Value.None);
    }

    private static bool IsAwaitable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>Is it done when it returns?</summary>
    private static bool IsFinished(IInvocationOperation call) => call.TargetMethod.Name is "FromResult" or "FromException" or "FromCanceled";

    /// <summary>Is the thread or timer waited for in the same member?</summary>
    private static bool IsJoined(IOperation place, IOperation? instance)
    {
        // One that the block disposes of does not outlive it.
        if (place is IObjectCreationOperation && IsDisposed(place)) return true;
        var body = place.Syntax.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax);
        if (body is null) return false;
        var calls = body.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(static node => node.Parent is InvocationExpressionSyntax);
        if (instance?.Type?.Name != "Thread") return calls.Any(static node => node.Name.Identifier.ValueText is "Wait" or "WaitOne" or "WaitAll" or "WaitAsync" or "SignalAndWait");
        // Threads are often started in one loop and joined in the next.
        return calls.Any(node => node.Name.Identifier.ValueText == "Join"
            && (node.Expression.ToString() == instance.Syntax.ToString() || node.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is not null || node.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not null));
    }

    /// <summary>Is what is created the resource of a <c>using</c>?</summary>
    private static bool IsDisposed(IOperation creation)
    {
        var parent = creation.Parent;
        while (parent is IConversionOperation or IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation or IVariableDeclarationGroupOperation) parent = parent.Parent;
        return parent is IUsingDeclarationOperation || (parent is IUsingOperation resource && resource.Resources.Syntax.Span.Contains(creation.Syntax.Span));
    }

    /// <summary>Is the time that the new object carries set right after?</summary>
    private static bool IsStamped(IOperation place)
    {
        if (place.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } declarator }) return false;
        var block = declarator.Syntax.FirstAncestorOrSelf<BlockSyntax>();
        return block?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "LastWriteTime" or "ModificationTime", Expression: IdentifierNameSyntax name } && name.Identifier.ValueText == local.Name) == true;
    }

    /// <summary>A catch after which the member ends as if nothing had been wrong.</summary>
    private void CheckSwallowed(ITryOperation attempt, ICatchClauseOperation handler)
    {
        if (!Swallowing.IsFault(attempt, handler, _session)) return;
        var givesOn = Swallowing.GivesOn(handler);
        if (givesOn && _inlined.Count > 0) return;
        var caught = handler.ExceptionType is { SpecialType: not SpecialType.System_Object } type ? $"catch ({type.Name})" : "catch";
        var clause = (CatchClauseSyntax)handler.Syntax;
        var place = Location.Create(clause.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(clause.CatchKeyword.SpanStart, (clause.Declaration?.Span ?? clause.CatchKeyword.Span).End));
        Add(new Effect(EffectKind.Certain, EffectIds.Swallowed, new Site(caught, place, []), Value.None, Value.None)
        {
            Asks = givesOn || (Swallowing.Answers(handler) && _inlined.Count == 0),
            Mode = givesOn ? Value.Of(Mark.Fact(Effect.GivesOn)) : Value.None,
        });
    }

    /// <summary>A call without a token where there is one, and an overload that takes it.</summary>
    private void CheckToken(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!Tokens.CouldTake(call) || Tokens.InReach(call, _member, _session.Inference.Known) is not { } token) return;
        Add(EffectKind.Certain, EffectIds.TokenNotPassed, new Site(NameOf(method), PlaceOf(call), []), Value.None, Value.Text(token));
    }
}
