// The published folder is moved away and the new one moved in: the first move takes what was not handed in.
[Task]
public sealed partial record SiteBuild(string SiteFolder, string Title)
{
    public string Run(TaskContext context)
    {
        var fresh = Path.Combine(context.ScratchDirectory, "site");
        Directory.CreateDirectory(fresh);
        File.WriteAllText(Path.Combine(fresh, "index.html"), $"<h1>{Title}</h1>");
        Swap(fresh);
        return Title;
    }

    private void Swap(string fresh)
    {
        Directory.Move(SiteFolder, SiteFolder + ".old"); // RFN302
        Directory.Move(fresh, SiteFolder);
    }
}
