using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Refrain.Stores;

/// <summary>Blobs in memory, for tests and for runs that keep nothing. Thread-safe.</summary>
public sealed class MemoryBlobStore : IBlobStore
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MemoryStream> _temporaries = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public BlobWriter Create(string folder, string temporary)
    {
        var name = $"{BlobNames.Check(folder)}/{BlobNames.CheckComponent(temporary)}{BlobNames.TemporarySuffix}";
        var bytes = new MemoryStream();
        return _temporaries.TryAdd(name, bytes)
            ? new Writer(this, folder, name, bytes)
            : throw new StoreException(name, $"The temporary {name} is being written already. One attempt of a task has one output.");
    }

    /// <inheritdoc/>
    public Stream OpenRead(string name) =>
        _blobs.TryGetValue(BlobNames.Check(name), out var bytes)
            ? new MemoryStream(bytes, writable: false)
            : throw new FileNotFoundException($"There is no blob {name} in memory.", name);

    /// <inheritdoc/>
    public ValueTask<long?> LengthAsync(string name, CancellationToken cancellationToken = default) =>
        new(_blobs.TryGetValue(BlobNames.Check(name), out var bytes) ? bytes.LongLength : null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var (name, bytes) in _blobs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(name, bytes.LongLength, IsTemporary: false);
        }

        foreach (var (name, _) in _temporaries)
            yield return new(name, 0, IsTemporary: true);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        new(_blobs.TryRemove(BlobNames.Check(name), out _) || _temporaries.TryRemove(name, out _));

    /// <inheritdoc/>
    public string? LocalPath(string name) => null;

    /// <summary>Changes the bytes of a blob where they are, as a failing disk would. For tests.</summary>
    internal void Overwrite(string name, byte[] bytes) => _blobs[name] = bytes;

    private sealed class Writer(MemoryBlobStore store, string folder, string temporary, MemoryStream bytes) : BlobWriter
    {
        public override void Write(ReadOnlySpan<byte> buffer) => bytes.Write(buffer);

        public override ValueTask<string> CompleteAsync(string name, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var whole = $"{folder}/{BlobNames.CheckComponent(name)}";
            store._blobs[whole] = bytes.ToArray();
            Dispose();
            return new(whole);
        }

        protected override void Dispose(bool disposing)
        {
            store._temporaries.TryRemove(new(temporary, bytes));
            base.Dispose(disposing);
        }
    }
}
