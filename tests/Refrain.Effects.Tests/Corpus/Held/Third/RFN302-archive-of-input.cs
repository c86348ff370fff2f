// A file is moved to the archive after it was read.
public static class Archive
{
    public static void Move(string path) => File.Move(path, Path.ChangeExtension(path, ".done")); // RFN302
}

[Task]
public sealed partial record Consumed(string File)
{
    [Requires] public FileSource Text => new(File);

    public int Run(Artifact<byte[]> text)
    {
        var length = System.IO.File.ReadAllText(text.Path).Length;
        Archive.Move(text.Path);
        return length;
    }
}
