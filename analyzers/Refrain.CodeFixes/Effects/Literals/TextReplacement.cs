using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>An expression that makes text, and what is written in its place.</summary>
/// <param name="Document">Where it is.</param>
/// <param name="Old">The expression.</param>
/// <param name="Code">What is written instead.</param>
internal sealed record TextReplacement(Document Document, ExpressionSyntax Old, string Code)
{
    /// <summary>The new expression.</summary>
    public ExpressionSyntax New => SyntaxFactory.ParseExpression(Code, options: Old.SyntaxTree.Options).WithTriviaFrom(Old);
}
