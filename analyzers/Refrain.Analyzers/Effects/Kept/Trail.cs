using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>
/// What an answer rests on besides declarations: the files whose code was looked at, and the names whose mentions were looked for, with how many files
/// mentioned them. As long as all that is as it was, the answer is, too.
/// </summary>
internal sealed class Trail(ImmutableArray<SyntaxTree> trees, ImmutableArray<(string Name, int Files)> names, ImmutableArray<Trail> parts)
{
    /// <summary>Of what rests on declarations alone.</summary>
    public static readonly Trail None = new([], [], []);

    /// <summary>The files.</summary>
    public ImmutableArray<SyntaxTree> Trees => trees;

    /// <summary>The names. Files that mention them are among <see cref="Trees"/>.</summary>
    public ImmutableArray<(string Name, int Files)> Names => names;

    /// <summary>What other answers rest on that it is made of.</summary>
    public ImmutableArray<Trail> Parts => parts;

    /// <summary>Does it rest on nothing but what others do, or on nothing?</summary>
    public bool IsNone => trees.IsEmpty && names.IsEmpty && parts.IsEmpty;
}
