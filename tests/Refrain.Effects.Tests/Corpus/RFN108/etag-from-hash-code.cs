// The entity tag of a page is put together with the seeded hash of this process.
public sealed record Page(string Path, string Body, string Tag);

[Task]
public sealed partial record TaggedPages(string File)
{
    [Requires] public FileSource Pages => new(File);

    public IEnumerable<Page> Run(IEnumerable<string> pages)
    {
        foreach (var line in pages)
        {
            var (path, body) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            yield return new Page(path, body, Tag(path, body));
        }
    }

    private static string Tag(string path, string body)
    {
        var hash = new HashCode();
        hash.Add(path, StringComparer.Ordinal);
        hash.Add(body, StringComparer.Ordinal);
        return $"W/{hash.ToHashCode()}"; // RFN108
    }
}
