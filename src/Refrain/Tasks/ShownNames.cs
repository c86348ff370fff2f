namespace Refrain;

/// <summary>Names that people are shown of task types whose short names are the same.</summary>
internal static class ShownNames
{
    private static readonly char[] s_separators = ['.', '+'];

    /// <summary>By full name, of those types that share their short name with another, the shortest end of the full name that no other has.</summary>
    public static Dictionary<string, string> Of(IEnumerable<TaskDescriptor> types)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var alike in types.GroupBy(static t => t.ShortName, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()))
        {
            var ends = alike.SelectMany(static t => EndsOf(t.Name)).CountBy(static end => end, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            foreach (var type in alike)
                shown[type.Name] = EndsOf(type.Name).FirstOrDefault(end => ends[end] == 1, type.Name);
        }

        return shown;
    }

    /// <summary>The ends of a name at its parts, the shortest first, the name itself last.</summary>
    private static IEnumerable<string> EndsOf(string name)
    {
        for (var at = name.LastIndexOfAny(s_separators); at >= 0; at = at == 0 ? -1 : name.LastIndexOfAny(s_separators, at - 1))
            yield return name[(at + 1)..];
        yield return name;
    }
}
