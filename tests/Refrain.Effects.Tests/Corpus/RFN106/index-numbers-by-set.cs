// Numbers are given to categories in the order of a set, and features use the numbers.
public sealed record Feature(int Row, int Category);

[Task]
public sealed partial record CategoryFeatures(string File)
{
    [Requires] public FileSource Categories => new(File);

    public IEnumerable<Feature> Run(IReadOnlyList<string> categories)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var category in categories.ToHashSet(StringComparer.Ordinal)) // RFN106
            codes.Add(category, codes.Count);

        for (var row = 0; row < categories.Count; row++)
            yield return new Feature(row, codes[categories[row]]);
    }
}
