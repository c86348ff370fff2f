namespace Refrain.Generator.Emission;

/// <summary>The names of task types that people are shown, as the runtime has them: the shortest ends of the full names that tell them apart.</summary>
/// <param name="fullNames">The full names of all types that are shown.</param>
internal sealed class ShownTaskNames(IEnumerable<string> fullNames)
{
    private static readonly char[] s_separators = ['.', '+'];

    private readonly Dictionary<string, int> _ends = fullNames.Distinct(StringComparer.Ordinal).SelectMany(Ends)
        .GroupBy(static end => end, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);

    /// <summary>The shortest end of a type's name that is no other's.</summary>
    public string Of(string fullName) => Ends(fullName).FirstOrDefault(end => _ends[end] == 1) ?? fullName;

    /// <summary>The name without its namespace.</summary>
    public static string Short(string fullName) => fullName.Substring(fullName.LastIndexOfAny(s_separators) + 1);

    private static IEnumerable<string> Ends(string fullName)
    {
        for (var at = fullName.LastIndexOfAny(s_separators); at >= 0; at = at == 0 ? -1 : fullName.LastIndexOfAny(s_separators, at - 1))
        {
            yield return fullName.Substring(at + 1);
        }
        yield return fullName;
    }
}
