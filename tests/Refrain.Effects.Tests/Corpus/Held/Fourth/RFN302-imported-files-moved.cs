// What was imported is moved out of the way, input or not.
public interface IArchive
{
    void Store(string path);
}

public sealed class DoneFolder : IArchive
{
    public void Store(string path)
    {
        var done = Path.Combine(Path.GetDirectoryName(path)!, "done");
        Directory.CreateDirectory(done);
        File.Move(path, Path.Combine(done, Path.GetFileName(path))); // RFN302
    }
}

[Task]
public sealed partial record Imported(string Inbox)
{
    [Requires] public FileSource Lines => new(Inbox);

    public int Run(Artifact<byte[]> lines)
    {
        var count = File.ReadLines(lines.Path).Count();
        IArchive archive = new DoneFolder();
        archive.Store(lines.Path);
        return count;
    }
}
