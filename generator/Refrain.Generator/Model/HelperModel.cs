using System.Collections.Immutable;

namespace Refrain.Model;

/// <summary>A type to be emitted once per assembly, whichever tasks ask for it.</summary>
/// <param name="Name">Its simple name in <c>Refrain.Generated</c>, different for different types.</param>
internal abstract record HelperModel(string Name)
{
    /// <summary>Each once, in ordinal order of the names.</summary>
    public static ImmutableArray<T> Distinct<T>(IEnumerable<T> helpers)
        where T : HelperModel
    {
        var byName = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var helper in helpers)
        {
            byName[helper.Name] = helper;
        }
        return [.. byName.Values];
    }
}
