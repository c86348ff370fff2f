// A lock file that somebody else may hold is removed, so that the task can go on.
public static class FolderLock
{
    public static void Break(string folder)
    {
        var held = new DirectoryInfo(Path.Combine(folder, ".lock"));
        held.Delete(recursive: true); // RFN302
    }
}

[Task]
public sealed partial record Unlocked(string Folder, int Version)
{
    public int Run()
    {
        FolderLock.Break(Folder);
        return Version;
    }
}
