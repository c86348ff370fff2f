using Microsoft.CodeAnalysis;

namespace Refrain.Generator;

/// <summary>
/// Finds the files that tasks can depend on: those that may have tasks, those that change what names mean everywhere, and those that declare a
/// type by a name that a file of these mentions, and so on. It goes by simple names alone, so it takes in too many files, but never too few: the
/// compiler cannot find a type that is not named somewhere. Members are found through their types.
/// </summary>
internal static class ReachedTrees
{
    /// <summary>The files, each with whether it is reached, in the order of the compilation.</summary>
    public static bool[] Of(IReadOnlyList<TreeDeclarations> trees, CancellationToken cancellation)
    {
        var globalAliases = new HashSet<string>(StringComparer.Ordinal);
        var declaring = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < trees.Count; i++)
        {
            globalAliases.UnionWith(trees[i].GlobalAliases);
            foreach (var name in trees[i].Types)
            {
                if (!declaring.TryGetValue(name, out var places))
                {
                    declaring.Add(name, places = []);
                }
                places.Add(i);
            }
        }

        var reached = new bool[trees.Count];
        var waiting = new Stack<int>();
        for (var i = 0; i < trees.Count; i++)
        {
            if (trees[i].IsGlobal || trees[i].MayHaveTasks(globalAliases))
            {
                reached[i] = true;
                waiting.Push(i);
            }
        }
        while (waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var name in trees[waiting.Pop()].Mentions)
            {
                if (declaring.TryGetValue(name, out var places))
                {
                    declaring.Remove(name); // once is enough
                    foreach (var place in places)
                    {
                        if (!reached[place])
                        {
                            reached[place] = true;
                            waiting.Push(place);
                        }
                    }
                }
            }
        }
        return reached;
    }
}
