using System.Globalization;
using System.Runtime.ExceptionServices;
using Refrain.Codecs;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain;

/// <summary>Reads a stored artifact; what was opened is verified against the committed hash.</summary>
internal sealed class StoredInput(ITask task, TaskDescriptor descriptor, CatalogEntry entry, ArtifactStore store, Func<string> scratch, IReadOnlyList<Target>? targets = null) : InputReader(task)
{
    private readonly Lock _gate = new();

    // Of a tiny output none is.
    private List<ArtifactStream>? _opened;
    private string? _path;
    private PlacedInput? _placed;
    private CorruptArtifactException? _failure;
    private bool _leftEarly;
    private bool _wholeIsIntact;
    private bool _closed;
    private int _most = 16;

    public override ContentHash Version => entry.Version;

    public override long Size => entry.Size;

    public override string Path
    {
        get
        {
            lock (_gate)
                return _path ??= store.FileOf(entry) is { } file ? Watched(file) : Materialize();
        }
    }

    public override Stream OpenRead()
    {
        try
        {
            var stream = store.OpenRead(entry);
            lock (_gate)
                Keep(stream);
            return stream;
        }
        catch (CorruptArtifactException e)
        {
            Note(e);
            throw;
        }
    }

    /// <exception cref="TargetException">The pipeline does not have the target that the file is in.</exception>
    public override InputReader AsFile()
    {
        if (descriptor.Places is not [{ IsFolder: false } place])
            return this;
        lock (_gate)
        {
            if (_placed is null)
            {
                using var receipts = store.OpenRead(entry);
                _placed = new PlacedInput(
                    Task,
                    entry,
                    Codec<RowsOutput<TargetReceipt>>().ReadList(receipts)[0],
                    TargetAttempts.Find(targets ?? [], place.Target, Task.ToString()!) as FolderTarget ?? throw new TargetException($"The target '{place.Target}', to which {Task} wrote, is no folder: PipelineOptions.Targets."));
            }

            return _placed;
        }
    }

    public override ValueTask<T> Value<T>()
    {
        var codec = Codec<OutputCodec<T>>();
        if (AtHand() is { } bytes)
            return new(codec.Read(bytes));
        using var stream = OpenRead();
        return new(codec.Read(stream));
    }

    public override ValueTask<IReadOnlyList<T>> List<T>()
    {
        using var stream = OpenRead();
        return new(Codec<RowsOutput<T>>().ReadList(stream));
    }

    public override ValueTask<IEnumerable<T>> Rows<T>() => new(Codec<RowsOutput<T>>().ReadRows(OpenRead));

    public override ValueTask<IAsyncEnumerable<T>> RowsAsync<T>() => new(Codec<RowsOutput<T>>().ReadRowsAsync(OpenRead));

    public override void Seal()
    {
        lock (_gate)
        {
            _placed?.Seal();
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
            if (_opened is null)
                return;
            foreach (var stream in _opened)
            {
                if (stream.CanRead || stream.IsDamaged)
                    stream.VerifyRest();
            }

            _wholeIsIntact = false;
            VerifyWhole();
        }
    }

    public override void Check()
    {
        lock (_gate)
        {
            _placed?.Check();
            if (_failure is not null)
                ExceptionDispatchInfo.Throw(_failure);
            _opened?.Find(s => s.IsDamaged)?.VerifyRest();
            VerifyWhole();
        }
    }

    public override void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _placed?.Close();
            _opened?.ForEach(static s => s.Dispose());
            _opened = null;
        }
    }

    /// <summary>What is open still, or was closed before its end, has read the same bytes: one look at them all is enough.</summary>
    private void VerifyWhole()
    {
        if (_wholeIsIntact || !(_leftEarly || _opened?.Exists(s => !s.IsVerified) == true))
            return;
        using var whole = store.OpenRead(entry);
        whole.VerifyRest();
        _wholeIsIntact = true;
    }

    /// <summary>Keeps a stream until the task has ended. A task may open thousands, one after the other: of those done with, what they found is kept.</summary>
    private void Keep(ArtifactStream stream)
    {
        if (_closed)
        {
            stream.Dispose();
            throw TooLate();
        }

        _opened ??= [];
        if (_opened.Count == _most)
        {
            _leftEarly |= _opened.Exists(s => s is { CanRead: false, IsDamaged: false, IsVerified: false });
            _opened.RemoveAll(s => s is { CanRead: false, IsDamaged: false });
            _most = Math.Max(16, _opened.Count * 2);
        }

        _opened.Add(stream);
    }

    /// <summary>The bytes, if nothing need be opened for them: of tiny outputs a stream is most of what reading costs.</summary>
    private ReadOnlyMemory<byte>? AtHand()
    {
        lock (_gate)
        {
            if (_closed)
                throw TooLate();
        }

        try
        {
            return ArtifactStore.AtHand(entry);
        }
        catch (CorruptArtifactException e)
        {
            Note(e);
            throw;
        }
    }

    /// <summary>The task may swallow it, and what it then made must not be complete.</summary>
    private void Note(CorruptArtifactException failure)
    {
        lock (_gate)
            _failure ??= failure;
    }

    private ObjectDisposedException TooLate() => new(Task.ToString(), $"The output of {Task} was opened after the end of the task that was handed it. Read it before Run ends.");

    /// <summary>What is read at the path passes by the stream, so the whole is verified when the task has ended.</summary>
    private string Watched(string file)
    {
        OpenRead();
        return file;
    }

    private TCodec Codec<TCodec>()
        where TCodec : OutputCodec =>
        descriptor.Output as TCodec
        ?? throw new InvalidOperationException($"The output of {Task} is stored as {descriptor.Output}, which does not read as {typeof(TCodec)}.");

    /// <summary>Writes the bytes to a file of this input's own: two requirements of one task may ask for the same output, and one may be reading what it was given.</summary>
    private string Materialize()
    {
        using var source = OpenRead();
        using var file = Unique(System.IO.Path.Combine(scratch(), $"input-{Key}"));
        source.CopyTo(file);
        return file.Name;
    }

    private static FileStream Unique(string path)
    {
        for (var copy = 1; ; copy++)
        {
            var name = copy == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}-{copy}");
            try
            {
                return new FileStream(name, FileMode.CreateNew);
            }
            catch (IOException) when (File.Exists(name))
            {
                // Taken: the next one, then.
            }
        }
    }
}
