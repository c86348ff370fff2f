namespace Refrain;

/// <summary>Reads a source that is the bytes of a file, wherever they come from.</summary>
internal abstract class FileFormsInput(ITask task) : InputReader(task)
{
    private readonly Lock _gate = new();
    private readonly List<Stream> _opened = [];
    private bool _used;
    private bool _closed;

    public sealed override string Path
    {
        get
        {
            Use();
            return Locate();
        }
    }

    /// <summary>Whether the task has asked for any of it.</summary>
    protected bool IsUsed
    {
        get
        {
            lock (_gate)
                return _used;
        }
    }

    public sealed override Stream OpenRead()
    {
        Use();
        var stream = new FileStream(Locate(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        lock (_gate)
        {
            if (_closed)
            {
                stream.Dispose();
                throw TooLate();
            }

            _opened.Add(stream);
        }

        return stream;
    }

    public sealed override ValueTask<T> Value<T>() => throw Unsupported();

    public sealed override ValueTask<IReadOnlyList<T>> List<T>() => throw Unsupported();

    public sealed override ValueTask<IEnumerable<T>> Rows<T>() => throw Unsupported();

    public sealed override ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() => throw Unsupported();

    public sealed override async ValueTask<T> Artifact<T>()
    {
        await using var stream = OpenRead();
        return await FileForms.ReadBytesAsync(stream, CancellationToken.None) is T bytes ? bytes : throw Unsupported();
    }

    public sealed override void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var stream in _opened)
                stream.Dispose();
            _opened.Clear();
        }
    }

    /// <summary>The file that has the bytes.</summary>
    protected abstract string Locate();

    private void Use()
    {
        lock (_gate)
        {
            if (_closed)
                throw TooLate();
            _used = true;
        }
    }

    private ObjectDisposedException TooLate() =>
        new(DisplayName, $"{Task} was opened after the end of the task that was handed it. Read it before Run ends.");

    private NotSupportedException Unsupported() => new($"{Task} is a file: it binds as bytes, text, lines, a stream or delimited rows.");
}
