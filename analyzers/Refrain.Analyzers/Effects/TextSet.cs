using System.Collections.Immutable;

namespace Refrain.Effects;

/// <summary>The few texts that a string may be. Parts that are not known are a hole.</summary>
internal static class TextSet
{
    /// <summary>Stands for a part that is not known; no text of a program has it.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>Of more alternatives than this the rest is let go: one of them is enough to report.</summary>
    private const int Max = 4;

    /// <summary>Longer texts than this are cut: no rule looks so far.</summary>
    private const int MaxLength = 20_000;

    public static readonly string Unknown = Hole.ToString();

    public static ImmutableArray<string> Union(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        if (right.IsEmpty || left.SequenceEqual(right)) return left;
        if (left.IsEmpty) return right;
        return [.. left.Concat(right).Distinct(StringComparer.Ordinal).Take(Max)];
    }

    /// <summary>Each of the one, followed by each of the other.</summary>
    public static ImmutableArray<string> Concat(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        if (left.IsEmpty && right.IsEmpty) return [];
        if (left.IsEmpty) left = [Unknown];
        if (right.IsEmpty) right = [Unknown];
        return [.. left.SelectMany(l => right.Select(r => l.Length + r.Length > MaxLength ? l : l + r)).Distinct(StringComparer.Ordinal).Take(Max)];
    }
}
