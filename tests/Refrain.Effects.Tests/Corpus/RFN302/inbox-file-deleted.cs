// The input is deleted after it was read: a second run finds nothing to read.
[Task]
public sealed partial record Imported(string InboxFile)
{
    [Requires] public FileSource Inbox => new(InboxFile);

    public IReadOnlyList<string> Run(IReadOnlyList<string> inbox)
    {
        var rows = inbox.Where(line => line.Length > 0 && line[0] != '#').ToList();
        File.Delete(InboxFile); // RFN302
        return rows;
    }
}
