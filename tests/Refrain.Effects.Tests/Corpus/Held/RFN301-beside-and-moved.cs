// The file is written under another name in the same folder and takes its place in one move; its parts lie in scratch.
using System.IO.Compression;
using System.Text;

public sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string _beside;
    private bool _complete;

    public AtomicFile(string target)
    {
        (_target, _beside) = (target, target + ".partial");
        Stream = new FileStream(_beside, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    public FileStream Stream { get; }

    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        _complete = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (_complete)
            File.Move(_beside, _target, overwrite: true);
        else
            File.Delete(_beside);
    }
}

[Task]
public sealed partial record PackedTracks(string Tracks, string Shelf, string Vehicle)
{
    [Requires] public FileSource Points => new(Tracks);

    public int Run(IReadOnlyList<string> points, TaskContext context)
    {
        var part = Path.Combine(context.ScratchDirectory, "points.txt");
        File.WriteAllText(part, string.Join('\n', points));
        using (var replace = new StreamWriter(part, append: false, Encoding.UTF8))
            replace.Write(string.Join('\n', points.Where(point => point.Length > 0)));

        using var file = new AtomicFile($"{Shelf}/{Vehicle}.gz");
        using (var source = File.OpenRead(part))
        using (var gzip = new GZipStream(file.Stream, CompressionLevel.Fastest, leaveOpen: true))
            source.CopyTo(gzip);
        file.Complete();
        return points.Count;
    }
}
