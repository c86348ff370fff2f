using System.Collections.Immutable;

namespace Refrain.Knowledge;

/// <summary>Lines by the full name of their type. Immutable, so one serves all compilations.</summary>
internal sealed class ApiIndex
{
    public static readonly ApiIndex Empty = new([]);

    private readonly Dictionary<string, ApiTypeLines> _types;
    private readonly ImmutableArray<ApiLine> _typePrefixes;
    private readonly HashSet<string> _mutating;
    private readonly ImmutableArray<string> _mutatingPrefixes;

    public ApiIndex(IEnumerable<ApiLine> all)
    {
        var lines = all.ToList();
        var mutating = lines.Where(static line => line is { IsNone: false, Entry.Effect: ApiEffect.Mutates }).ToList();
        _mutating = new(mutating.Where(static line => line.Pattern.Breadth < ApiBreadth.NamePrefix).Select(static line => line.Pattern.Member), StringComparer.Ordinal);
        // A line about whole types is about members of any name.
        _mutatingPrefixes = [.. mutating.Where(static line => line.Pattern.Breadth >= ApiBreadth.NamePrefix).Select(static line => line.Pattern.Breadth == ApiBreadth.NamePrefix ? line.Pattern.Member : "").Distinct(StringComparer.Ordinal)];
        var byBreadth = lines.ToLookup(static line => line.Pattern.Breadth == ApiBreadth.TypePrefix);
        _typePrefixes = [.. byBreadth[true]];
        _types = byBreadth[false].GroupBy(static line => line.Pattern.Type, StringComparer.Ordinal)
            .ToDictionary(static lines => lines.Key, static lines => new ApiTypeLines(lines), StringComparer.Ordinal);
    }

    /// <summary>Is there a line by which a member of that name changes something?</summary>
    public bool MayMutate(string member) => _mutating.Contains(member) || _mutatingPrefixes.Any(prefix => member.StartsWith(prefix, StringComparison.Ordinal));

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
