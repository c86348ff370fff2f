using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Trees;

/// <summary>What an edit changed of the declarations of a compilation.</summary>
/// <param name="Names">The names of methods that came, went or changed their heads. Code that mentions none of them means what it did before.</param>
internal sealed record DeclarationChange(ImmutableArray<string> Names)
{
    private static readonly DeclarationChange None = new([]);

    /// <summary>The change from one compilation to the next; null where it may change the meaning of any code.</summary>
    public static DeclarationChange? Between(Compilation before, Compilation after)
    {
        var (old, now) = (before.SyntaxTrees as IReadOnlyList<SyntaxTree> ?? [.. before.SyntaxTrees], after.SyntaxTrees as IReadOnlyList<SyntaxTree> ?? [.. after.SyntaxTrees]);
        if (old.Count != now.Count) return null;
        HashSet<string>? names = null;
        for (var i = 0; i < old.Count; i++)
        {
            if (ReferenceEquals(old[i], now[i])) continue;
            if (old[i].FilePath != now[i].FilePath || !old[i].Options.Equals(now[i].Options)) return null;
            // Generators may make what they made before.
            if (old[i].TryGetText(out var text) && now[i].TryGetText(out var other) && text.ContentEquals(other)) continue;
            var (was, isNow) = (TreeDeclarations.Of(old[i]), TreeDeclarations.Of(now[i]));
            if (was.Frame != isNow.Frame) return null;
            foreach (var method in Difference(was.Methods, isNow.Methods))
            {
                if (!method.IsPrivate && (IsMentioned(method.Name, old, except: i) || IsMentioned(method.Name, now, except: i))) return null;
                (names ??= new(StringComparer.Ordinal)).Add(method.Name);
            }
        }
        if (names is null) return None;
        // Who builds a collection of a written list is named by an attribute, and where the list is it isn't mentioned.
        return IsMentioned("CollectionBuilder", now) || IsMentioned("CollectionBuilderAttribute", now) ? null : new([.. names]);
    }

    /// <summary>Those that one has and the other hasn't.</summary>
    private static IEnumerable<PlainMethod> Difference(ImmutableArray<PlainMethod> one, ImmutableArray<PlainMethod> other)
    {
        if (one.SequenceEqual(other)) return [];
        var (left, right) = (one.ToList(), other.ToList());
        foreach (var method in one)
        {
            if (right.Remove(method)) left.Remove(method);
        }
        return left.Concat(right);
    }

    private static bool IsMentioned(string name, IReadOnlyList<SyntaxTree> trees, int except = -1)
    {
        for (var i = 0; i < trees.Count; i++)
        {
            if (i != except && TreeNames.Of(trees[i]).Mentions(name)) return true;
        }
        return false;
    }
}
