using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>
/// What the locals and parameters of a walk hold. Immutable; two states that come from one share all that neither has changed, so that joining them looks
/// at the rest alone, however many locals there are.
/// </summary>
internal sealed class LocalValues
{
    private const int Bits = 4;
    private const int Width = 1 << Bits;

    /// <summary>The places of the locals, the same for all states of a walk, which is done by one thread at a time.</summary>
    private readonly Dictionary<ISymbol, int> _places;

    /// <summary>A node has values at height 0, and nodes above it.</summary>
    private readonly object?[] _root;

    private readonly int _height;

    private LocalValues(Dictionary<ISymbol, int> places, object?[] root, int height) => (_places, _root, _height) = (places, root, height);

    /// <summary>The state at the start of a walk.</summary>
    public static LocalValues Create() => new(new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default), new object?[Width], 0);

    /// <summary>What a local holds that was set.</summary>
    public Value this[ISymbol local] => Find(local) ?? throw new KeyNotFoundException($"{local.Name} was not set.");

    /// <summary>Has it been set?</summary>
    public bool ContainsKey(ISymbol local) => Find(local) is not null;

    /// <summary>What a local holds, or null where it was not set.</summary>
    public Value? Find(ISymbol local)
    {
        if (!_places.TryGetValue(local, out var place) || place >> (Bits * (_height + 1)) > 0) return null;
        var node = _root;
        for (var height = _height; height > 0; height--)
        {
            if (node[(place >> (Bits * height)) & (Width - 1)] is not object?[] next) return null;
            node = next;
        }
        return (Value?)node[place & (Width - 1)];
    }

    /// <summary>With a local set.</summary>
    public LocalValues SetItem(ISymbol local, Value value)
    {
        if (!_places.TryGetValue(local, out var place)) _places.Add(local, place = _places.Count);
        var height = _height;
        while (place >> (Bits * (height + 1)) > 0) height++;
        return new(_places, Set(Raised(height), height, place, value), height);
    }

    /// <summary>Both ways: each local may hold what it holds in either. This same state where the other adds nothing.</summary>
    public LocalValues Join(LocalValues other)
    {
        if (ReferenceEquals(_root, other._root)) return this;
        var height = Math.Max(_height, other._height);
        var joined = Join(Raised(height), other.Raised(height), height);
        return height == _height && ReferenceEquals(joined, _root) ? this : new(_places, joined, height);
    }

    /// <summary>Do all locals that are set here hold the very same in a state that came from this one?</summary>
    public bool IsKeptBy(LocalValues later) => IsKept(_root, later.Lowered(_height), _height);

    private static object?[] Set(object?[] node, int height, int place, Value value)
    {
        var at = (place >> (Bits * height)) & (Width - 1);
        var changed = (object?[])node.Clone();
        changed[at] = height == 0 ? value : Set((object?[]?)node[at] ?? new object?[Width], height - 1, place, value);
        return changed;
    }

    private static object?[] Join(object?[] mine, object?[] other, int height)
    {
        if (ReferenceEquals(mine, other)) return mine;
        object?[]? joined = null;
        for (var i = 0; i < Width; i++)
        {
            if (other[i] is not { } theirs || ReferenceEquals(mine[i], theirs)) continue;
            var both = mine[i] switch
            {
                null => theirs,
                Value own => own.Join((Value)theirs),
                var own => Join((object?[])own, (object?[])theirs, height - 1),
            };
            if (ReferenceEquals(both, mine[i])) continue;
            joined ??= (object?[])mine.Clone();
            joined[i] = both;
        }
        return joined ?? mine;
    }

    private static bool IsKept(object?[] before, object?[]? after, int height)
    {
        if (ReferenceEquals(before, after)) return true;
        for (var i = 0; i < Width; i++)
        {
            if (before[i] is not { } held || ReferenceEquals(held, after?[i])) continue;
            if (height == 0 || !IsKept((object?[])held, (object?[]?)after?[i], height - 1)) return false;
        }
        return true;
    }

    /// <summary>The root of a tree that is so high.</summary>
    private object?[] Raised(int height)
    {
        var root = _root;
        for (var at = _height; at < height; at++)
        {
            var above = new object?[Width];
            above[0] = root;
            root = above;
        }
        return root;
    }

    /// <summary>The part of the tree that was there when it was no higher.</summary>
    private object?[]? Lowered(int height)
    {
        var root = _root;
        for (var at = _height; at > height && root is not null; at--) root = (object?[]?)root[0];
        return root;
    }
}
