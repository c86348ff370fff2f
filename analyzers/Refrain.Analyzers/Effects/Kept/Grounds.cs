using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Trees;

namespace Refrain.Effects.Kept;

/// <summary>Says of a compilation whether it still has what an answer rests on. Thread-safe.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="changed">The names of methods whose declarations have changed: code that mentions one may mean something else now.</param>
internal sealed class Grounds(Compilation compilation, ImmutableArray<string> changed = default)
{
    private readonly HashSet<SyntaxTree> _trees = [.. compilation.SyntaxTrees];
    private readonly ConcurrentDictionary<string, ImmutableArray<SyntaxTree>> _mentioning = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Trail, bool> _holds = new();

    /// <summary>The files that mention a name.</summary>
    public ImmutableArray<SyntaxTree> Mentioning(string name) =>
        _mentioning.TryGetValue(name, out var known) ? known : _mentioning.GetOrAdd(name, [.. compilation.SyntaxTrees.Where(tree => TreeNames.Of(tree).Mentions(name))]);

    /// <summary>Is all that the answer rests on as it was?</summary>
    public bool Hold(Trail trail)
    {
        if (_holds.TryGetValue(trail, out var known)) return known;
        // Calls are as deep as people write them, so this doesn't call itself.
        var seen = new HashSet<Trail> { trail };
        var open = new Stack<Trail>();
        open.Push(trail);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!IsAsItWas(next)) return _holds[trail] = false;
            foreach (var part in next.Parts)
            {
                if (_holds.TryGetValue(part, out var holds))
                {
                    if (!holds) return _holds[trail] = false;
                }
                else if (seen.Add(part))
                {
                    open.Push(part);
                }
            }
        }
        foreach (var one in seen) _holds[one] = true;
        return true;
    }

    private bool MentionsChanged(SyntaxTree tree)
    {
        if (changed.IsDefaultOrEmpty) return false;
        foreach (var name in changed)
        {
            if (TreeNames.Of(tree).Mentions(name)) return true;
        }
        return false;
    }

    private bool IsAsItWas(Trail trail)
    {
        foreach (var tree in trail.Trees)
        {
            if (!_trees.Contains(tree) || MentionsChanged(tree)) return false;
        }
        // The files that mentioned it are all there still: where there are no more of them, they are the same.
        foreach (var (name, files) in trail.Names)
        {
            if (Mentioning(name).Length != files) return false;
        }
        return true;
    }
}
