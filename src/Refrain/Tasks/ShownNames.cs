namespace Refrain;

/// <summary>Names that people are shown of task types whose short names are the same. The generator has it too, so that what is drawn at build and at run time is called the same.</summary>
internal static class ShownNames
{
    private static readonly char[] s_separators = ['.', '+'];

    /// <summary>By name, of those types that share their short name with another, the shortest end of the name that no other has.</summary>
    /// <param name="names">The names of the types, as keys have them.</param>
    public static Dictionary<string, string> Of(IEnumerable<string> names)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var alike in names.Distinct(StringComparer.Ordinal).GroupBy(ShortOf, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()))
        {
            var ends = alike.SelectMany(EndsOf).GroupBy(static end => end, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
            foreach (var name in alike)
                shown[name] = EndsOf(name).FirstOrDefault(end => ends[end] == 1) ?? name;
        }

        return shown;
    }

    /// <summary>A name without its namespace.</summary>
    public static string ShortOf(string name) => name.Substring(name.LastIndexOfAny(s_separators) + 1);

    /// <summary>The ends of a name at its parts, the shortest first, the name itself last.</summary>
    private static IEnumerable<string> EndsOf(string name)
    {
        for (var at = name.LastIndexOfAny(s_separators); at >= 0; at = at == 0 ? -1 : name.LastIndexOfAny(s_separators, at - 1))
            yield return name.Substring(at + 1);
        yield return name;
    }
}
