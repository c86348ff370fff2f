// A file of a name by chance that stays, is moved or is copied to where it stays, and a file of a fixed name that somebody else may have.
[Task]
public sealed partial record Left(string Text)
{
    public void Run([Place("{Text}")] OutputDirectory pages)
    {
        var page = Path.Combine(pages.Path, $"{Guid.NewGuid():N}.txt"); // RFN102
        File.WriteAllText(page, Text);
    }
}

[Task]
public sealed partial record Copied(string Folder, string Text)
{
    public void Run([Place("{Folder}-{Text}")] OutputDirectory pages)
    {
        var page = Path.Combine(Folder, Path.GetRandomFileName()); // RFN102
        File.WriteAllText(page, Text + DateTime.UtcNow.ToString("O")); // RFN301 RFN101
        File.Copy(page, Path.Combine(pages.Path, "page.txt"));
        File.Delete(page); // RFN302
    }
}

[Task]
public sealed partial record Flagged(string Folder, string Text)
{
    public string Run()
    {
        var flag = Path.Combine(Folder, "running.flag");
        File.WriteAllText(flag, ""); // RFN301
        File.Delete(flag); // RFN302
        return Text;
    }
}
