using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>A part of a text, with the code that it is written in.</summary>
/// <param name="Text">The part; a hole where it is not known, and nothing for a place between two parts.</param>
/// <param name="Frame">The call that the code belongs to; null for code that no call decides, as that of a constant.</param>
/// <param name="Depth">How many names lead to the code.</param>
internal sealed record TextPiece(string Text, TextFrame? Frame, int Depth)
{
    /// <summary>The document that it is written in.</summary>
    public Document? Document { get; init; }

    /// <summary>The literal or interpolated text that it is a part of, or the operand that a text can be added to; null where it can't be edited.</summary>
    public ExpressionSyntax? Owner { get; init; }

    /// <summary>Where in the owner's text, with holes for its interpolations, it starts.</summary>
    public int Start { get; init; }

    /// <summary>The places in the document of its characters, and of its end; -1 for one that has no place of its own.</summary>
    public ImmutableArray<int> Places { get; init; } = [];

    /// <summary>How text is written there.</summary>
    public LiteralStyle Style { get; init; }

    /// <summary>A part that is not known.</summary>
    public static TextPiece Hole(TextFrame? frame, int depth) => new(TextSet.Unknown, frame, depth);
}
