// A comparer of the program's compares as the culture does; the task sorts with it.
public sealed class ByTitle : IComparer<string>
{
    public int Compare(string? x, string? y) => string.Compare(x, y, ignoreCase: true); // RFN107
}

[Task]
public sealed partial record Titles(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var titles = lines.ToList();
        titles.Sort(new ByTitle());
        return titles;
    }
}
