using Refrain.Stores;

namespace Refrain;

/// <summary>Reads a file source in place.</summary>
internal sealed class FileInput(FileSource source, CatalogEntry observed) : InputReader(source)
{
    private readonly Lock _gate = new();
    private readonly List<Stream> _opened = [];
    private bool _used;
    private bool _closed;

    public override ContentHash Version => observed.Version;

    public override long Size => observed.Size;

    public override string Path
    {
        get
        {
            lock (_gate)
                _used = true;
            return source.Path;
        }
    }

    public override string DisplayName => source.Path;

    public override Stream OpenRead()
    {
        var stream = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        lock (_gate)
        {
            if (_closed)
            {
                stream.Dispose();
                throw new ObjectDisposedException(source.Path, $"{source} was opened after the end of the task that was handed it. Read it before Run ends.");
            }

            _used = true;
            _opened.Add(stream);
        }

        return stream;
    }

    public override ValueTask<T> Value<T>() => throw Unsupported();

    public override ValueTask<IReadOnlyList<T>> List<T>() => throw Unsupported();

    public override ValueTask<IEnumerable<T>> Rows<T>() => throw Unsupported();

    public override ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() => throw Unsupported();

    public override async ValueTask<T> Artifact<T>()
    {
        await using var stream = OpenRead();
        return await FileForms.ReadBytesAsync(stream, CancellationToken.None) is T bytes ? bytes : throw Unsupported();
    }

    public override void Seal()
    {
        lock (_gate)
        {
            if (!_used)
                return;
        }

        if (!File.Exists(source.Path) || !string.Equals(FileObservation.StampOf(source.Path), observed.Stamp, StringComparison.Ordinal))
            throw new SourceChangedException(source);
    }

    public override void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var stream in _opened)
                stream.Dispose();
            _opened.Clear();
        }
    }

    private NotSupportedException Unsupported() => new($"{Task} is a file: it binds as bytes, text, lines, a stream or delimited rows.");
}
