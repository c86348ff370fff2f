using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.CodeFixes.Effects.Awaiting;

/// <summary>One function that is to await something.</summary>
internal sealed class AsyncFunction
{
    private readonly Document _document;
    private readonly SemanticModel _model;
    private readonly SyntaxNode _declared;
    private readonly CancellationToken _cancellation;
    private readonly List<CodeEdit> _edits = [];

    private AsyncFunction(Document document, SemanticModel model, SyntaxNode declared, CancellationToken cancellation) =>
        (_document, _model, _declared, _cancellation) = (document, model, declared, cancellation);

    /// <summary>What changes in it.</summary>
    public IReadOnlyList<CodeEdit> Edits => _edits;

    /// <summary>The method, where it returns another type from now on, so that its calls must await it.</summary>
    public IMethodSymbol? Retyped { get; private set; }

    /// <summary>The function as one that may await; null where it can't be.</summary>
    public static AsyncFunction? Of(Document document, SemanticModel model, SyntaxNode declared, CancellationToken cancellation)
    {
        var function = new AsyncFunction(document, model, declared, cancellation);
        var can = declared switch
        {
            AnonymousFunctionExpressionSyntax lambda => function.Lambda(lambda),
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => model.GetDeclaredSymbol(declared, cancellation) is IMethodSymbol method && function.Method(method),
            _ => false,
        };
        return can ? function : null;
    }

    /// <summary>A lambda may be async where its task comes back to whom it is given: another overload must not hide it, nor change what the call gives.</summary>
    private bool Lambda(AnonymousFunctionExpressionSyntax lambda)
    {
        if (_model.GetSymbolInfo(lambda, _cancellation).Symbol is not IMethodSymbol symbol) return false;
        if (symbol.IsAsync) return !symbol.ReturnsVoid;
        if (lambda.Parent is not ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            || _model.GetSymbolInfo(call, _cancellation).Symbol is not IMethodSymbol called) return false;
        var changed = call.ReplaceNode(lambda, Async(lambda));
        if (_model.GetSpeculativeSymbolInfo(call.SpanStart, changed, SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol now
            || !SymbolEqualityComparer.Default.Equals(now.ReturnType, called.ReturnType)) return false;
        var at = list.Arguments.IndexOf(argument);
        if (at >= now.Parameters.Length || now.Parameters[at].Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke } || !TaskTypes.IsTask(invoke.ReturnType)) return false;
        _edits.Add(new(_document, lambda, "async", static current => Async((AnonymousFunctionExpressionSyntax)current)));
        return true;
    }

    private static AnonymousFunctionExpressionSyntax Async(AnonymousFunctionExpressionSyntax lambda)
    {
        var bare = lambda.WithoutLeadingTrivia();
        return bare.WithModifiers(bare.Modifiers.Add(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space))).WithLeadingTrivia(lambda.GetLeadingTrivia());
    }

    private bool Method(IMethodSymbol method)
    {
        if (method.IsAsync && !method.ReturnsVoid) return true;
        if (!OwnsSignature(method) || method.Parameters.Any(static parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType || parameter.Type.TypeKind == TypeKind.Pointer)) return false;
        if (method.IsAsync) return Retype(method, "Task", null);
        if (method.RefKind != RefKind.None || method.ReturnType.IsRefLikeType || method.ReturnType.TypeKind is TypeKind.Pointer or TypeKind.Error) return false;
        if (AwaitPlace.Own(_declared).Any(static node => node is YieldStatementSyntax)) return Iterator(method);
        if (method.ReturnsVoid) return Retype(method, "Task", null);
        if (!TaskTypes.IsTask(method.ReturnType)) return method.ReturnType.Name != "IAsyncEnumerable" && Retype(method, "Task", method.ReturnType);
        if (!Returns(method.ReturnType)) return false;
        _edits.Add(new(_document, _declared, "async", current => Signature(current, null, TaskTypes.HasResult(method.ReturnType))));
        return true;
    }

    /// <summary>A row sequence of a task may come asynchronously; other iterators are enumerated by code that does not wait.</summary>
    private bool Iterator(IMethodSymbol method) =>
        method is { Name: "Run", MethodKind: MethodKind.Ordinary, ReturnType: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } rows }
        && KnownSymbols.Of(_model.Compilation).Has(method.ContainingType, RefrainNames.TaskAttribute)
        // A token would need an attribute, and callers would have to enumerate in another way.
        && !method.Parameters.Any(static parameter => parameter.Type.Name == nameof(CancellationToken))
        && Retype(method, "IAsyncEnumerable", rows.TypeArguments[0]);

    /// <summary>Is nothing else bound to the signature: no base, interface or other part?</summary>
    private static bool OwnsSignature(IMethodSymbol method)
    {
        if (method is { IsAbstract: true } or { IsExtern: true } or { IsOverride: true } or { IsVirtual: true } || method.PartialDefinitionPart is not null || method.PartialImplementationPart is not null) return false;
        if (method.MethodKind == MethodKind.LocalFunction) return true;
        return method.ExplicitInterfaceImplementations.IsEmpty && method.ContainingType.TypeKind != TypeKind.Interface
            && !method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
    }

    private bool Retype(IMethodSymbol method, string name, ITypeSymbol? result)
    {
        var metadata = (name == "Task" ? "System.Threading.Tasks." : "System.Collections.Generic.") + name + (result is null ? "" : "`1");
        if (_model.Compilation.GetTypeByMetadataName(metadata) is not { } definition) return false;
        // A sequence of tasks that an async iterator would give is one of rows no more: Retyped methods must be called as before.
        Retyped = method;
        var type = Names.Type(_document, _model, _declared.SpanStart, result is null ? definition : definition.Construct(result));
        _edits.Add(new(_document, _declared, "async", current => Signature(current, old => result is null ? type : WithResult(type, name == "Task" ? old : ((GenericNameSyntax)Last(old)).TypeArgumentList.Arguments[0]), waits: false)));
        return name == "Task" || Last(ReturnType(_declared)) is GenericNameSyntax;
    }

    /// <summary>The result as it was written, with its names and shortenings.</summary>
    private static TypeSyntax WithResult(TypeSyntax type, TypeSyntax result)
    {
        var argument = type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().First().TypeArgumentList.Arguments[0];
        return type.ReplaceNode(argument, result.WithoutTrivia());
    }

    private static TypeSyntax Last(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        NullableTypeSyntax nullable => Last(nullable.ElementType),
        _ => type,
    };

    private static TypeSyntax ReturnType(SyntaxNode declared) => declared is MethodDeclarationSyntax method ? method.ReturnType : ((LocalFunctionStatementSyntax)declared).ReturnType;

    /// <summary>What a function that returned tasks returned is awaited; false where it can't be.</summary>
    private bool Returns(ITypeSymbol type)
    {
        var hasResult = TaskTypes.HasResult(type);
        foreach (var statement in AwaitPlace.Own(_declared).OfType<ReturnStatementSyntax>())
        {
            if (statement.Expression is not { } returned || !TaskTypes.IsTask(_model.GetTypeInfo(returned, _cancellation).Type) || AwaitPlace.Function(statement, _model, _cancellation) is null) return false;
            if (hasResult)
                _edits.Add(new(_document, statement, "async", static current => current is ReturnStatementSyntax { Expression: { } value } one ? one.WithExpression(AwaitPlace.Awaited(value, one)) : current));
            else
                End(statement, IsDone(returned));
        }
        return Arrow(_declared) is not { } arrow || TaskTypes.IsTask(_model.GetTypeInfo(arrow, _cancellation).Type);
    }

    private bool IsDone(ExpressionSyntax returned) => _model.GetSymbolInfo(returned, _cancellation).Symbol is IPropertySymbol { Name: "CompletedTask" };

    /// <summary>What was returned is awaited, and the function left; at its end it is left without a word.</summary>
    private void End(ReturnStatementSyntax statement, bool isDone)
    {
        var body = statement.Parent is BlockSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } block && block.Statements.Last() == statement ? block : null;
        if (isDone && body is not null)
            _edits.Add(new(_document, body, "end", static current => current is BlockSyntax { Statements.Count: > 0 } all ? all.WithStatements(all.Statements.RemoveAt(all.Statements.Count - 1)) : current));
        else
            _edits.Add(new(_document, statement, "async", current => current is ReturnStatementSyntax { Expression: { } value } one ? Ended(one, value, isDone, body is not null) : current));
    }

    private static StatementSyntax Ended(ReturnStatementSyntax statement, ExpressionSyntax value, bool isDone, bool isLast)
    {
        var end = statement.WithExpression(null).WithReturnKeyword(statement.ReturnKeyword.WithTrailingTrivia());
        if (isDone) return end;
        var awaited = SyntaxFactory.ExpressionStatement(AwaitPlace.Awaited(value, null).WithoutTrivia()).WithTriviaFrom(statement);
        return isLast ? awaited : SyntaxFactory.Block(awaited.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space), end.WithoutTrivia()).WithTriviaFrom(statement);
    }

    private static ExpressionSyntax? Arrow(SyntaxNode declared) => declared switch
    {
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        _ => null,
    };

    /// <summary>The head of a function with <c>async</c> and, where it is another one, the type; its arrow waits where it returned a task.</summary>
    private SyntaxNode Signature(SyntaxNode current, Func<TypeSyntax, TypeSyntax>? type, bool waits)
    {
        var isTask = type is null;
        switch (current)
        {
            case MethodDeclarationSyntax method:
                if (type is not null) method = method.WithReturnType(type(method.ReturnType).WithTriviaFrom(method.ReturnType));
                if (isTask && method.ExpressionBody is { } arrow) method = method.WithExpressionBody(arrow.WithExpression(AwaitPlace.Awaited(arrow.Expression, arrow)));
                if (method.Modifiers.Any(SyntaxKind.AsyncKeyword)) return method;
                if (method.Modifiers.Count > 0) return method.WithModifiers(Async(method.Modifiers));
                var leading = method.ReturnType.GetLeadingTrivia();
                return method.WithReturnType(method.ReturnType.WithLeadingTrivia()).WithModifiers(Async(default, leading));
            case LocalFunctionStatementSyntax local:
                if (type is not null) local = local.WithReturnType(type(local.ReturnType).WithTriviaFrom(local.ReturnType));
                if (isTask && local.ExpressionBody is { } body) local = local.WithExpressionBody(body.WithExpression(AwaitPlace.Awaited(body.Expression, body)));
                if (local.Modifiers.Any(SyntaxKind.AsyncKeyword)) return local;
                if (local.Modifiers.Count > 0) return local.WithModifiers(Async(local.Modifiers));
                var before = local.ReturnType.GetLeadingTrivia();
                return local.WithReturnType(local.ReturnType.WithLeadingTrivia()).WithModifiers(Async(default, before));
            default:
                return current;
        }
    }

    private static SyntaxTokenList Async(SyntaxTokenList modifiers, SyntaxTriviaList leading = default)
    {
        var token = SyntaxFactory.Token(leading, SyntaxKind.AsyncKeyword, [SyntaxFactory.Space]);
        var partial = modifiers.IndexOf(SyntaxKind.PartialKeyword);
        return partial < 0 ? modifiers.Add(token) : modifiers.Insert(partial, token);
    }
}
