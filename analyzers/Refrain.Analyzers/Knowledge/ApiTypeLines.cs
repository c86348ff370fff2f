using System.Collections.Immutable;

namespace Refrain.Knowledge;

/// <summary>The lines about one type.</summary>
internal sealed class ApiTypeLines
{
    public static readonly ApiTypeLines Empty = new([]);

    private readonly Dictionary<string, ImmutableArray<ApiLine>> _members;
    private readonly ImmutableArray<ApiLine> _prefixes;

    public ApiTypeLines(IEnumerable<ApiLine> lines)
    {
        var groups = lines.ToLookup(static line => line.Pattern.Breadth);
        Whole = [.. groups[ApiBreadth.Type]];
        _prefixes = [.. groups[ApiBreadth.NamePrefix]];
        _members = groups.Where(static group => group.Key < ApiBreadth.NamePrefix).SelectMany(static group => group)
            .GroupBy(static line => line.Pattern.Member, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    private ApiTypeLines(ApiTypeLines lines, ApiLine whole)
    {
        Whole = lines.Whole.Add(whole);
        _prefixes = lines._prefixes;
        _members = lines._members;
    }

    /// <summary>Lines about the type itself and all its members.</summary>
    public ImmutableArray<ApiLine> Whole { get; }

    /// <summary>The same with a line about all types whose name begins so.</summary>
    public ApiTypeLines With(ApiLine whole) => new(this, whole);

    /// <summary>The lines that may be about a member of that name.</summary>
    public IEnumerable<ApiLine> About(string member)
    {
        if (_members.TryGetValue(member, out var lines))
        {
            foreach (var line in lines) yield return line;
        }
        foreach (var line in _prefixes) yield return line;
        foreach (var line in Whole) yield return line;
    }
}
