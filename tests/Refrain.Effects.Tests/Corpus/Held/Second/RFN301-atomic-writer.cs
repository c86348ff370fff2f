// A writer writes beside the target and moves it into place when all is written.
public sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private bool _committed;

    public AtomicFile(string target)
    {
        _target = target;
        _temporary = target + ".tmp";
        Stream = new FileStream(_temporary, FileMode.Create, FileAccess.Write);
    }

    public FileStream Stream { get; }

    public void Commit()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_temporary, _target, overwrite: true);
        _committed = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_committed)
            File.Delete(_temporary);
    }
}

[Task]
public sealed partial record Published(string File, string Target)
{
    [Requires] public FileSource Page => new(File);

    public int Run(byte[] page)
    {
        using var file = new AtomicFile(Target);
        file.Stream.Write(page);
        file.Commit();
        return page.Length;
    }
}
