using System.Collections.Immutable;

namespace Refrain.Knowledge;

/// <summary>Lines by the full name of their type. Immutable, so one serves all compilations.</summary>
internal sealed class ApiIndex
{
    public static readonly ApiIndex Empty = new([]);

    private readonly Dictionary<string, ApiTypeLines> _types;
    private readonly ImmutableArray<ApiLine> _typePrefixes;

    public ApiIndex(IEnumerable<ApiLine> lines)
    {
        var byBreadth = lines.ToLookup(static line => line.Pattern.Breadth == ApiBreadth.TypePrefix);
        _typePrefixes = [.. byBreadth[true]];
        _types = byBreadth[false].GroupBy(static line => line.Pattern.Type, StringComparer.Ordinal)
            .ToDictionary(static lines => lines.Key, static lines => new ApiTypeLines(lines), StringComparer.Ordinal);
    }

    /// <summary>The lines about a type and its members, or null: what most types get.</summary>
    /// <param name="fullName">The namespace and the metadata names of the containing types and the type, with dots between.</param>
    public ApiTypeLines? Of(string fullName)
    {
        _types.TryGetValue(fullName, out var lines);
        foreach (var line in _typePrefixes)
        {
            if (fullName.StartsWith(line.Pattern.Type, StringComparison.Ordinal)) lines = (lines ?? ApiTypeLines.Empty).With(line);
        }
        return lines;
    }
}
