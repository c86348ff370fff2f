using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>Notes what an answer rests on while it is made. Not thread-safe.</summary>
internal sealed class TrailBuilder
{
    private readonly List<SyntaxTree> _trees = [];
    private readonly HashSet<SyntaxTree> _known = [];
    private readonly HashSet<Trail> _parts = [];
    private List<(string, int)>? _names;

    /// <summary>A file whose code is looked at.</summary>
    public void Add(SyntaxTree tree)
    {
        if (_known.Add(tree)) _trees.Add(tree);
    }

    /// <summary>All files in which a symbol is declared.</summary>
    public void Add(ISymbol symbol)
    {
        foreach (var part in symbol.DeclaringSyntaxReferences) Add(part.SyntaxTree);
    }

    /// <summary>All mentions of a name in the compilation are looked at.</summary>
    public void Add(string name, ImmutableArray<SyntaxTree> mentioning)
    {
        foreach (var tree in mentioning) Add(tree);
        (_names ??= []).Add((name, mentioning.Length));
    }

    /// <summary>Another answer is made use of.</summary>
    public void Add(Trail part)
    {
        if (!part.IsNone) _parts.Add(part);
    }

    /// <summary>What was noted.</summary>
    public Trail ToTrail()
    {
        if (_trees.Count == 0 && _names is null)
        {
            if (_parts.Count == 0) return Trail.None;
            if (_parts.Count == 1) return _parts.First();
        }
        return new([.. _trees], _names is null ? [] : [.. _names], [.. _parts]);
    }
}
