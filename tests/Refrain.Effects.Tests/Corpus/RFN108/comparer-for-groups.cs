// The comparer's hash codes serve a grouping, whose order is that of the rows.
public sealed class IgnoringBlanks : IEqualityComparer<string>
{
    public static readonly IgnoringBlanks Instance = new();

    public bool Equals(string? x, string? y) => string.Equals(Strip(x), Strip(y), StringComparison.OrdinalIgnoreCase);

    public int GetHashCode(string text) => StringComparer.OrdinalIgnoreCase.GetHashCode(Strip(text)!);

    private static string? Strip(string? text) => text?.Replace(" ", "");
}

public sealed record Spellings(string Name, int Rows, int Spelled);

[Task]
public sealed partial record CompanyNames(string File)
{
    [Requires] public FileSource Names => new(File);

    public IEnumerable<Spellings> Run(IEnumerable<string> names) =>
        from name in names.GroupBy(name => name, IgnoringBlanks.Instance)
        select new Spellings(name.Key, name.Count(), name.Distinct(StringComparer.Ordinal).Count());
}
