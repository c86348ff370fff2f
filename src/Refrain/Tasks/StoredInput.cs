using System.Globalization;
using System.Runtime.ExceptionServices;
using Refrain.Codecs;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain;

/// <summary>Reads a stored artifact; what was opened is verified against the committed hash. Its state is guarded by itself.</summary>
/// <param name="task">The task that made it.</param>
/// <param name="descriptor">What is known of that.</param>
/// <param name="entry">What the catalog has of it.</param>
/// <param name="store">Where its bytes are.</param>
/// <param name="reader">The context of the task that reads it.</param>
/// <param name="targets">Where files may be that it is the receipt of.</param>
internal sealed class StoredInput(ITask task, TaskDescriptor descriptor, CatalogEntry entry, ArtifactStore store, TaskContext reader, IReadOnlyList<Target>? targets = null) : InputReader(task)
{
    // Of a tiny output, which is read without a stream, there is nothing to say. Tasks read millions of these.
    private Reading? _reading;
    private bool _closed;

    public override ContentHash Version => entry.Version;

    public override long Size => entry.Size;

    public override string Path
    {
        get
        {
            lock (this)
                return State.Path ??= store.FileOf(entry) is { } file ? Watched(file) : Materialize();
        }
    }

    public override Stream OpenRead()
    {
        try
        {
            var stream = store.OpenRead(entry);
            lock (this)
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
        lock (this)
        {
            if (State.Placed is null)
            {
                using var receipts = store.OpenRead(entry);
                State.Placed = new PlacedInput(
                    Task,
                    entry,
                    Codec<RowsOutput<TargetReceipt>>().ReadList(receipts)[0],
                    TargetAttempts.Find(targets ?? [], place.Target, Task.ToString()!) as FolderTarget ?? throw new TargetException($"The target '{place.Target}', to which {Task} wrote, is no folder: PipelineOptions.Targets."));
            }

            return State.Placed;
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
        lock (this)
        {
            if (_reading is null)
                return;
            _reading.Placed?.Seal();
            if (_reading.Failure is not null)
                ExceptionDispatchInfo.Throw(_reading.Failure);
            if (_reading.Opened is null)
                return;
            foreach (var stream in _reading.Opened)
            {
                if (stream.CanRead || stream.IsDamaged)
                    stream.VerifyRest();
            }

            _reading.WholeIsIntact = false;
            VerifyWhole(_reading);
        }
    }

    public override void Check()
    {
        lock (this)
        {
            if (_reading is null)
                return;
            _reading.Placed?.Check();
            if (_reading.Failure is not null)
                ExceptionDispatchInfo.Throw(_reading.Failure);
            _reading.Opened?.Find(s => s.IsDamaged)?.VerifyRest();
            VerifyWhole(_reading);
        }
    }

    public override void Close()
    {
        lock (this)
        {
            _closed = true;
            if (_reading is null)
                return;
            _reading.Placed?.Close();
            _reading.Opened?.ForEach(static s => s.Dispose());
            _reading.Opened = null;
        }
    }

    /// <summary>What was opened of it and what was found; made when there is something to say.</summary>
    private Reading State => _reading ??= new();

    /// <summary>What is open still, or was closed before its end, has read the same bytes: one look at them all is enough.</summary>
    private void VerifyWhole(Reading reading)
    {
        if (reading.WholeIsIntact || !(reading.LeftEarly || reading.Opened?.Exists(s => !s.IsVerified) == true))
            return;
        using var whole = store.OpenRead(entry);
        whole.VerifyRest();
        reading.WholeIsIntact = true;
    }

    /// <summary>Keeps a stream until the task has ended. A task may open thousands, one after the other: of those done with, what they found is kept.</summary>
    private void Keep(ArtifactStream stream)
    {
        if (_closed)
        {
            stream.Dispose();
            throw TooLate();
        }

        var opened = State.Opened ??= [];
        if (opened.Count == State.Most)
        {
            State.LeftEarly |= opened.Exists(s => s is { CanRead: false, IsDamaged: false, IsVerified: false });
            opened.RemoveAll(s => s is { CanRead: false, IsDamaged: false });
            State.Most = Math.Max(Reading.Few, opened.Count * 2);
        }

        opened.Add(stream);
    }

    /// <summary>The bytes, if nothing need be opened for them: of tiny outputs a stream is most of what reading costs.</summary>
    private ReadOnlyMemory<byte>? AtHand()
    {
        lock (this)
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
        lock (this)
            State.Failure ??= failure;
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
        using var file = Unique(System.IO.Path.Combine(reader.ScratchDirectory, $"input-{Key}"));
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

    private sealed class Reading
    {
        /// <summary>So many streams are kept before any is let go.</summary>
        public const int Few = 16;

        public List<ArtifactStream>? Opened { get; set; }

        public string? Path { get; set; }

        public PlacedInput? Placed { get; set; }

        public CorruptArtifactException? Failure { get; set; }

        public bool LeftEarly { get; set; }

        public bool WholeIsIntact { get; set; }

        public int Most { get; set; } = Few;
    }
}
