using System.Collections.Immutable;

namespace Refrain.Effects;

/// <summary>The few texts that a string may be. Parts that are not known are a hole.</summary>
internal static class TextSet
{
    /// <summary>Stands for a part that is not known; no text of a program has it.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>Stands for the text of a parameter until the caller's is known; of the private use area, from here on.</summary>
    private const char FirstParameter = '\uE000';
    private const int Parameters = 64;

    /// <summary>The number under which the text is asked for that the receiver has put together.</summary>
    public const int ReceiverNumber = Parameters - 1;

    /// <summary>The text that the receiver has put together, until the caller's is known.</summary>
    public static readonly ImmutableArray<string> Receiver = [((char)(FirstParameter + ReceiverNumber)).ToString()];

    /// <summary>The text of a parameter that is not known yet.</summary>
    public static ImmutableArray<string> Parameter(int ordinal) => ordinal < ReceiverNumber ? [((char)(FirstParameter + ordinal)).ToString()] : [];

    /// <summary>With the texts of arguments in place of the parameters; holes where they are not known.</summary>
    public static ImmutableArray<string> Filled(ImmutableArray<string> texts, Func<int, ImmutableArray<string>> argument)
    {
        if (!HasParameter(texts)) return texts;
        var filled = ImmutableArray<string>.Empty;
        foreach (var text in texts) filled = Union(filled, Filled(text, argument));
        return filled;
    }

    private static bool HasParameter(ImmutableArray<string> texts)
    {
        foreach (var text in texts)
        {
            foreach (var c in text)
            {
                if (IsParameter(c)) return true;
            }
        }
        return false;
    }

    private static ImmutableArray<string> Filled(string text, Func<int, ImmutableArray<string>> argument)
    {
        ImmutableArray<string> result = [""];
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsParameter(text[i])) continue;
            result = Concat(result, [text.Substring(from, i - from)]);
            result = Concat(result, argument(text[i] - FirstParameter));
            from = i + 1;
        }
        return Concat(result, [text.Substring(from)]);
    }

    /// <summary>Has it a part that only the caller knows of the receiver?</summary>
    public static bool IsOfReceiver(string text) => text.IndexOf((char)(FirstParameter + ReceiverNumber)) >= 0;

    /// <summary>Does it stand for a part of which nothing is known, or for that of a parameter?</summary>
    public static bool IsUnknown(char c) => c == Hole || IsParameter(c);

    private static bool IsParameter(char c) => c is >= FirstParameter and < (char)(FirstParameter + Parameters);

    /// <summary>Of more alternatives than this the rest is let go: one of them is enough to report.</summary>
    public const int Max = 4;

    /// <summary>Longer texts than this are cut: no rule looks so far.</summary>
    private const int MaxLength = 20_000;

    public static readonly string Unknown = Hole.ToString();

    public static ImmutableArray<string> Union(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        if (right.IsEmpty || left.SequenceEqual(right)) return left;
        if (left.IsEmpty) return right;
        // The same where nothing is added: who joins states sees by that that they are.
        if (left.Length >= Max || IsWithin(left, right)) return left;
        return [.. left.Concat(right).Distinct(StringComparer.Ordinal).Take(Max)];
    }

    private static bool IsWithin(ImmutableArray<string> all, ImmutableArray<string> some)
    {
        foreach (var text in some)
        {
            if (!all.Contains(text, StringComparer.Ordinal)) return false;
        }
        return true;
    }

    /// <summary>Each of the one, followed by each of the other.</summary>
    public static ImmutableArray<string> Concat(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        if (left.IsEmpty && right.IsEmpty) return [];
        if (left.IsEmpty) left = [Unknown];
        if (right.IsEmpty) right = [Unknown];
        if (left.Length == 1 && right.Length == 1) return left[0].Length == 0 && right[0].Length <= MaxLength ? right : [Joined(left[0], right[0])];
        var joined = ImmutableArray.CreateBuilder<string>(Max);
        foreach (var first in left)
        {
            foreach (var second in right)
            {
                if (joined.Count == Max) return joined.MoveToImmutable();
                if (Joined(first, second) is var text && !joined.Contains(text, StringComparer.Ordinal)) joined.Add(text);
            }
        }
        return joined.ToImmutable();
    }

    private static string Joined(string first, string second) => first.Length + second.Length > MaxLength ? first : first + second;
}
