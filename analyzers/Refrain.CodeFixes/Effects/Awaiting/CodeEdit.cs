using Microsoft.CodeAnalysis;

namespace Refrain.CodeFixes.Effects.Awaiting;

/// <summary>A change of one node.</summary>
/// <param name="Document">Where it is.</param>
/// <param name="Node">The node, as it is now.</param>
/// <param name="Purpose">What the change is for: it is made once for each purpose.</param>
/// <param name="Change">The change.</param>
internal sealed record CodeEdit(Document Document, SyntaxNode Node, string Purpose, Func<SyntaxNode, SyntaxNode> Change);
