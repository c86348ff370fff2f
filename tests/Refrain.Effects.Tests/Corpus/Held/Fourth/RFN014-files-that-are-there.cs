// What is required is whatever lies in a folder when the plan is made; a DirectorySource would have been the way.
public sealed class Inbox(string root)
{
    public IEnumerable<FileInfo> Matching(string pattern)
    {
        var folder = new DirectoryInfo(root);
        return folder.EnumerateFiles(pattern, SearchOption.TopDirectoryOnly); // RFN014
    }
}

[Task]
public sealed partial record InboxSize(string Root)
{
    [Requires]
    public IEnumerable<FileSource> Files => new Inbox(Root).Matching("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new FileSource(file.FullName));

    public long Run(IReadOnlyList<byte[]> files) => files.Sum(file => (long)file.Length);
}
