// A file is written beside its place by an object that moves it there when it is committed, and deletes it when it is not.
public sealed class PendingFile : IDisposable
{
    private readonly FileInfo _temporary;
    private readonly string _target;

    public PendingFile(string target)
    {
        _target = target;
        _temporary = new FileInfo(target + ".pending");
        Stream = _temporary.Create();
    }

    public Stream Stream { get; }

    public void Commit()
    {
        Stream.Flush();
        Stream.Dispose();
        _temporary.MoveTo(_target, overwrite: true);
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (File.Exists(_target + ".pending"))
            File.Delete(_target + ".pending");
    }
}

[Task]
public sealed partial record Placed(string Name, string Target)
{
    [Requires] public FileSource Bytes => new(Name);

    public int Run(byte[] bytes)
    {
        using var file = new PendingFile(Target);
        file.Stream.Write(bytes);
        file.Commit();
        return bytes.Length;
    }
}
