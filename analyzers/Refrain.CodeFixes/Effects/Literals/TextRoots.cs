using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>
/// The expressions that a call may execute the text of: its arguments, those of what it is called on, and what was assigned to that before. Each is a
/// candidate; which one it is tells the text.
/// </summary>
internal sealed class TextRoots(TextSearch search, CancellationToken cancellation)
{
    private const int MaxDepth = 4;

    private readonly HashSet<(SyntaxNode, TextFrame?)> _seen = [];
    private readonly List<TextCode> _found = [];

    /// <summary>The candidates of a call.</summary>
    public async Task<IReadOnlyList<TextCode>> Of(TextCode call)
    {
        await Add(call, call.Expression).ConfigureAwait(false);
        return _found;
    }

    private async Task Add(TextCode code, SyntaxNode node)
    {
        if (code.Depth > MaxDepth || !_seen.Add((node, code.Frame))) return;
        switch (node)
        {
            case AnonymousFunctionExpressionSyntax:
                return;
            case ExpressionSyntax expression when IsText(code, expression):
                _found.Add(code.With(expression));
                return;
            case InvocationExpressionSyntax call:
                await Called(code, call).ConfigureAwait(false);
                break;
            case IdentifierNameSyntax name when name.Parent is not NameColonSyntax && (name.Parent as MemberAccessExpressionSyntax)?.Name != name:
                await Named(code, name).ConfigureAwait(false);
                return;
            case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member:
                await Named(code, member).ConfigureAwait(false);
                return;
        }
        foreach (var child in node.ChildNodes()) await Add(code, child).ConfigureAwait(false);
    }

    private bool IsText(TextCode code, ExpressionSyntax expression)
    {
        if (expression is TypeSyntax and not IdentifierNameSyntax || expression.Parent is NameColonSyntax || (expression.Parent as MemberAccessExpressionSyntax)?.Name == expression) return false;
        return expression is InterpolatedStringExpressionSyntax || code.Model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_String;
    }

    /// <summary>A command that a method of this compilation makes.</summary>
    private async Task Called(TextCode code, InvocationExpressionSyntax call)
    {
        if (code.Model.GetOperation(call, cancellation) is not IInvocationOperation invocation) return;
        var returned = TextBodies.Returned(invocation.TargetMethod, cancellation);
        if (returned.Count == 0) return;
        var frame = search.Calls.Enter(code, invocation.Arguments);
        foreach (var expression in returned)
        {
            if (await code.Behind(expression, frame, cancellation).ConfigureAwait(false) is { } behind) await Add(behind, expression).ConfigureAwait(false);
        }
    }

    /// <summary>What a name was made as, and what was done with it.</summary>
    private async Task Named(TextCode code, ExpressionSyntax name)
    {
        switch (code.Model.GetSymbolInfo(name, cancellation).Symbol)
        {
            case ILocalSymbol local:
                foreach (var declared in local.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).Where(node => node.SyntaxTree == name.SyntaxTree))
                {
                    await Used(code, declared, local).ConfigureAwait(false);
                    if (declared is VariableDeclaratorSyntax { Initializer: { } initial }) await Add(code, initial.Value).ConfigureAwait(false);
                }
                break;
            case IParameterSymbol parameter:
                foreach (var declared in parameter.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).Where(node => node.SyntaxTree == name.SyntaxTree))
                    await Used(code, declared, parameter).ConfigureAwait(false);
                foreach (var given in await search.Calls.Given(parameter, code).ConfigureAwait(false)) await Add(given with { Depth = code.Depth + 1 }, given.Expression).ConfigureAwait(false);
                break;
            case IFieldSymbol or IPropertySymbol:
                await Member(code, code.Model.GetSymbolInfo(name, cancellation).Symbol!).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>A command that an object keeps.</summary>
    private async Task Member(TextCode code, ISymbol member)
    {
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is not TypeDeclarationSyntax type || code.Document.Project.Solution.GetDocument(type.SyntaxTree) is not { } home || home is SourceGeneratedDocument
                || await home.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model) continue;
            var there = new TextCode(home, model, code.Expression, Frame: null, code.Depth + 1);
            foreach (var use in type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == member.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellation).Symbol, member)).ToList())
                await Used(there, use).ConfigureAwait(false);
        }
        foreach (var initial in TextBodies.Initial(member, cancellation))
        {
            if (await code.Behind(initial, frame: null, cancellation).ConfigureAwait(false) is { } behind) await Add(behind, initial).ConfigureAwait(false);
        }
    }

    private async Task Used(TextCode code, SyntaxNode declared, ISymbol symbol)
    {
        foreach (var use in TextBodies.Uses(declared, symbol, code.Model, cancellation).ToList()) await Used(code, use).ConfigureAwait(false);
    }

    /// <summary>The text that is assigned to what the name stands for, or to a part of it, or that a method of it is given.</summary>
    private async Task Used(TextCode code, ExpressionSyntax use)
    {
        var whole = use;
        while (whole.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax && ((ExpressionSyntax)whole.Parent).SpanStart == use.SpanStart || whole.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }) whole = (ExpressionSyntax)whole.Parent;
        if (whole.Parent is AssignmentExpressionSyntax set && set.Left == whole) await Add(code, set.Right).ConfigureAwait(false);
        foreach (var call in whole.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => call.SpanStart == whole.SpanStart))
        {
            foreach (var argument in call.ArgumentList.Arguments) await Add(code, argument.Expression).ConfigureAwait(false);
        }
    }
}
