using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Refrain.Contract;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>Gives renamed tasks and sources their old names: <c>[Task(Name = "App.Old")]</c>.</summary>
internal static class KeepName
{
    private const string Argument = "Name";

    /// <summary>The solution in which the types that diagnostics of RFN016 stand on have their old names.</summary>
    public static async Task<Solution> Apply(Solution solution, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var editor = new SolutionEditor(solution);
        foreach (var diagnostic in diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(ContractIds.OldName, out var name) || name is null
                || solution.GetDocument(diagnostic.Location.SourceTree) is not { } document
                || await TypeParts.Declaration(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } declaration
                || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
                || model.GetDeclaredSymbol(declaration, cancellation) is not { } type) continue;
            var known = KnownSymbols.Of(model.Compilation);
            var attribute = known.Attribute(type, RefrainNames.TaskAttribute) ?? known.Attribute(type, RefrainNames.SourceAttribute);
            if (attribute?.ApplicationSyntaxReference is not { } reference || solution.GetDocument(reference.SyntaxTree) is not { } part
                || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not AttributeSyntax syntax) continue;
            await editor.Replace(part, syntax, current => Named(current, name), cancellation).ConfigureAwait(false);
        }
        return editor.GetChangedSolution();
    }

    private static AttributeSyntax Named(AttributeSyntax attribute, string name)
    {
        var value = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        var arguments = attribute.ArgumentList?.Arguments ?? [];
        if (arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == Argument) is { } given)
            return attribute.ReplaceNode(given.Expression, value.WithTriviaFrom(given.Expression));

        var equals = SyntaxFactory.NameEquals(
            SyntaxFactory.IdentifierName(Argument), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space));
        var added = SyntaxFactory.AttributeArgument(equals, null, value);
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
            return attribute.WithName(attribute.Name.WithoutTrailingTrivia()).WithArgumentList(SyntaxFactory.AttributeArgumentList([added]).WithTrailingTrivia(attribute.GetTrailingTrivia()));

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var all = list.Arguments.GetWithSeparators().InsertRange(0, [added.WithLeadingTrivia(list.Arguments[0].GetLeadingTrivia()), comma]);
        all = all.Replace(all[2], all[2].AsNode()!.WithoutLeadingTrivia());
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(all)));
    }
}
