// A label that is said not to matter is kept by a delegate and ends in each row.
public sealed class RowNames(Func<string, string> naming)
{
    public IEnumerable<string> Of(IEnumerable<string> rows)
    {
        foreach (var row in rows)
            yield return naming(row);
    }
}

[Task]
public sealed partial record NamedRows(string File, [property: Insignificant] string Label = "nightly") // RFN015
{
    [Requires] public FileSource Rows => new(File);

    public IEnumerable<string> Run(IEnumerable<string> rows)
    {
        var label = Label;
        string Named(string row) => label.Length == 0 ? row : label + ":" + row;
        return new RowNames(Named).Of(rows);
    }
}
