// The target folder is emptied before files are put there.
public sealed class TargetFolder(string path)
{
    public TargetFolder Emptied()
    {
        var folder = new DirectoryInfo(path);
        if (folder.Exists)
            folder.Delete(recursive: true); // RFN302
        folder.Create();
        return this;
    }

    public string PathOf(string name) => Path.Combine(path, name);
}

[Task]
public sealed partial record Rebuilt(string Site)
{
    public string Run() => new TargetFolder("/srv/www/" + Site).Emptied().PathOf("index.html");
}
