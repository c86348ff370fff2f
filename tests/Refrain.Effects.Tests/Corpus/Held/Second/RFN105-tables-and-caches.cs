// Statics that are constants, immutable tables, compiled expressions or caches of pure results.
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

public static partial class Codes
{
    private static readonly FrozenDictionary<string, string> s_countries =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["de"] = "Germany", ["fr"] = "France" }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string> s_slugs = new(StringComparer.Ordinal);

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoSlug { get; }

    public static string Country(string code) => s_countries.GetValueOrDefault(code, code);

    public static string Slug(string text) => s_slugs.GetOrAdd(text, static value => NoSlug.Replace(value.ToLowerInvariant(), "-").Trim('-'));
}

//// File: NoSlug.cs
using System.Text.RegularExpressions;

public static partial class Codes
{
    private static readonly Regex s_noSlug = new("[^a-z0-9]+", RegexOptions.CultureInvariant);

    private static partial Regex NoSlug => s_noSlug;
}

//// File: Slugs.cs
public sealed record Slugged(string Country, string Slug);

[Task]
public sealed partial record Slugs(string File)
{
    [Requires] public FileSource Cities => new(File);

    public IEnumerable<Slugged> Run(IEnumerable<string> cities) =>
        cities.Select(city => city.Split(',')).Select(cells => new Slugged(Codes.Country(cells[1]), Codes.Slug(cells[0])));
}
