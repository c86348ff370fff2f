// The same names in ordinal order.
[Task]
public sealed partial record PageCharacters(string Page)
{
    [Requires] public FileSource Text => new($"pages/{Page}.txt");

    public IEnumerable<int> Run(string text) => text.Split(' ').Select(word => word.Length);
}

[Task]
public sealed partial record SiteCharacters(string Pages)
{
    [Requires]
    public IEnumerable<PageCharacters> Texts
    {
        get
        {
            var names = new HashSet<string>(Pages.Split(','), StringComparer.Ordinal);
            names.Remove("");
            return names.Order(StringComparer.Ordinal).Select(name => new PageCharacters(name));
        }
    }

    public long Run(IEnumerable<int> texts) => texts.Sum(length => (long)length);
}
