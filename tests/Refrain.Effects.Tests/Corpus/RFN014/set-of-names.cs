// The fan-in has the order of a set: the rows of its tasks are concatenated in it.
public sealed record Words(int Number);

[Task]
public sealed partial record PageWords(string Page)
{
    [Requires] public FileSource Text => new($"pages/{Page}.txt");

    public IEnumerable<string> Run(string text) => text.Split(' ');
}

[Task]
public sealed partial record SiteWords(string Pages)
{
    [Requires]
    public IEnumerable<PageWords> Texts
    {
        get
        {
            var names = new HashSet<string>(Pages.Split(','), StringComparer.Ordinal);
            names.Remove("");
            return names.Select(name => new PageWords(name)); // RFN014
        }
    }

    public IEnumerable<string> Run(IEnumerable<string> texts) => texts;
}
