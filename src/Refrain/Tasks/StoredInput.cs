using Refrain.Codecs;
using Refrain.Stores;

namespace Refrain;

/// <summary>Reads a stored artifact; what was opened is verified against the committed hash.</summary>
internal sealed class StoredInput(ITask task, TaskDescriptor descriptor, CatalogEntry entry, ArtifactStore store, Func<string> scratch) : InputReader(task)
{
    private readonly Lock _gate = new();
    private readonly List<ArtifactStream> _opened = [];
    private string? _path;

    public override ContentHash Version => entry.Version;

    public override long Size => entry.Size;

    public override string Path
    {
        get
        {
            lock (_gate)
                return _path ??= store.FileOf(entry) ?? Materialize();
        }
    }

    public override Stream OpenRead()
    {
        var stream = store.OpenRead(entry);
        lock (_gate)
            _opened.Add(stream);
        return stream;
    }

    public override ValueTask<T> Value<T>()
    {
        using var stream = OpenRead();
        return new(Codec<OutputCodec<T>>().Read(stream));
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
            // One that was read to its end has been verified and may have been closed by its reader.
            foreach (var stream in _opened)
            {
                if (stream.CanRead)
                    stream.VerifyRest();
            }
        }
    }

    public override void Close()
    {
        lock (_gate)
        {
            foreach (var stream in _opened)
                stream.Dispose();
            _opened.Clear();
        }
    }

    private TCodec Codec<TCodec>()
        where TCodec : OutputCodec =>
        descriptor.Output as TCodec
        ?? throw new InvalidOperationException($"The output of {Task} is stored as {descriptor.Output}, which does not read as {typeof(TCodec)}.");

    private string Materialize()
    {
        var path = System.IO.Path.Combine(scratch(), $"input-{Key}");
        using var source = OpenRead();
        using var file = File.Create(path);
        source.CopyTo(file);
        return path;
    }
}
