// Defaults, null objects and shared comparers are static objects without state that could change.
public sealed record ParseOptions(char Separator, bool Trim)
{
    public static ParseOptions Default { get; } = new(',', true);

    public static readonly ParseOptions Tabs = Default with { Separator = '\t' };
}

public sealed class BySecondCell : IComparer<string[]>
{
    public static readonly BySecondCell Instance = new();

    public int Compare(string[]? x, string[]? y) => string.CompareOrdinal(x?[1], y?[1]);
}

[Task]
public sealed partial record SortedCells(string File, bool Tabs)
{
    [Requires] public FileSource Rows => new(File);

    public IEnumerable<string> Run(IEnumerable<string> rows)
    {
        var options = Tabs ? ParseOptions.Tabs : ParseOptions.Default;
        var cells = rows.Select(row => row.Split(options.Separator, options.Trim ? StringSplitOptions.TrimEntries : StringSplitOptions.None)).ToList();
        cells.Sort(BySecondCell.Instance);
        return cells.Select(row => string.Join('|', row));
    }
}
