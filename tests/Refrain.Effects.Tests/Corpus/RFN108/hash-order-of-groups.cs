// Rows are sorted by a hash to mix them; the order is another one next time.
public sealed record Mixed(int Place, string Text);

[Task]
public sealed partial record MixedRows(string File)
{
    [Requires] public FileSource Rows => new(File);

    public IEnumerable<Mixed> Run(IReadOnlyList<string> rows)
    {
        var sorted = rows.OrderBy(row => string.GetHashCode(row.AsSpan(), StringComparison.Ordinal)); // RFN108
        return sorted.Select((row, i) => new Mixed(i, row));
    }
}
