using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>Notes what an answer rests on while it is made. Not thread-safe.</summary>
/// <param name="notes">False where nothing is noted, since no compilation comes after this one.</param>
internal sealed class TrailBuilder(bool notes = true)
{
    /// <summary>Notes nothing, for whoever asks.</summary>
    public static readonly TrailBuilder Nothing = new(notes: false);

    private readonly List<SyntaxTree> _trees = [];
    private readonly HashSet<SyntaxTree> _known = [];
    private readonly HashSet<Trail> _parts = [];
    private List<(string, int)>? _names;

    /// <summary>A file whose code is looked at.</summary>
    public void Add(SyntaxTree tree)
    {
        if (notes && _known.Add(tree)) _trees.Add(tree);
    }

    /// <summary>All files in which a symbol is declared.</summary>
    public void Add(ISymbol symbol)
    {
        if (!notes) return;
        foreach (var part in symbol.DeclaringSyntaxReferences) Add(part.SyntaxTree);
    }

    /// <summary>All mentions of a name in the compilation are looked at.</summary>
    public void Add(string name, ImmutableArray<SyntaxTree> mentioning)
    {
        if (!notes) return;
        foreach (var tree in mentioning) Add(tree);
        (_names ??= []).Add((name, mentioning.Length));
    }

    /// <summary>Another answer is made use of.</summary>
    public void Add(Trail part)
    {
        if (notes && !part.IsNone) _parts.Add(part);
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
