using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>An expression, with what its names mean.</summary>
/// <param name="Document">The document that it is in.</param>
/// <param name="Model">What names mean there.</param>
/// <param name="Expression">The expression.</param>
/// <param name="Frame">The call that it is evaluated in; null for code that no call decides.</param>
/// <param name="Depth">How many names lead to it.</param>
internal sealed record TextCode(Document Document, SemanticModel Model, ExpressionSyntax Expression, TextFrame? Frame, int Depth)
{
    /// <summary>Another expression of the same code.</summary>
    public TextCode With(ExpressionSyntax expression) => this with { Expression = expression };

    /// <summary>What a name stands for, in the same document or another; null where it is in none.</summary>
    /// <param name="expression">The expression that the name stands for.</param>
    /// <param name="frame">The call that it is evaluated in.</param>
    /// <param name="cancellation">Stops the reading of the document.</param>
    public async Task<TextCode?> Behind(ExpressionSyntax expression, TextFrame? frame, CancellationToken cancellation)
    {
        if (expression.SyntaxTree == Expression.SyntaxTree) return this with { Expression = expression, Frame = frame, Depth = Depth + 1 };
        if (Document.Project.Solution.GetDocument(expression.SyntaxTree) is not { } home || home is SourceGeneratedDocument) return null;
        return await home.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model ? new(home, model, expression, frame, Depth + 1) : null;
    }
}
