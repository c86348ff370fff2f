// A folder that is only a parameter is gone through.
[Task]
public sealed partial record SizeOf(string Folder)
{
    public long Run() => new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length); // RFN104
}
