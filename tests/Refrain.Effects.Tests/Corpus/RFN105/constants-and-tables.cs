// Constants, read-only tables and frozen collections never change after start.
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

public sealed record Address(string Street, string Country);

public static partial class Countries
{
    public const string Unknown = "??";

    public static readonly ImmutableArray<string> Suffixes = ["street", "road", "lane"];

    private static readonly FrozenDictionary<string, string> s_codes =
        new Dictionary<string, string> { ["Germany"] = "DE", ["France"] = "FR", ["Japan"] = "JP" }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Code(string name) => s_codes.GetValueOrDefault(name, Unknown);

    [GeneratedRegex(@"\s+")]
    public static partial Regex Blanks { get; }
}

[Task]
public sealed partial record Addresses(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Address> Run(IEnumerable<string> lines) =>
        from line in lines
        let cells = line.Split('|')
        let street = Countries.Blanks.Replace(cells[0].ToLowerInvariant(), " ")
        where Countries.Suffixes.Any(suffix => street.EndsWith(suffix, StringComparison.Ordinal))
        select new Address(street, Countries.Code(cells[1]));
}
//// File: Blanks.cs
using System.Text.RegularExpressions;

public static partial class Countries
{
    // What the generator of regular expressions would write.
    private static readonly Regex s_blanks = new(@"\s+", RegexOptions.CultureInvariant);

    public static partial Regex Blanks => s_blanks;
}
