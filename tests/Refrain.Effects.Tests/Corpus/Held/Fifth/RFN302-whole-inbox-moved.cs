// The inbox is moved away as a whole before its files are looked at, and what is left of a link is deleted.
public static class Inbox
{
    public static string Claim(string inbox, string day)
    {
        var claimed = Path.Combine(Path.GetDirectoryName(inbox)!, "claimed-" + day);
        Directory.Move(inbox, claimed); // RFN302
        FileSystemInfo link = new FileInfo(inbox + ".lnk");
        if (link.Exists)
            link.Delete(); // RFN302
        return claimed;
    }
}

[Task]
public sealed partial record Claimed(string Folder, string Day)
{
    public string Run() => Inbox.Claim(Folder, Day);
}
