using System.Security.Cryptography;
using Refrain.Codecs;

namespace Refrain.Verifying;

/// <summary>
/// Takes an output that is made again, hashing it: a little of it is kept in memory, more in a file, which is gone when it is disposed. Not thread-safe.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class SpooledOutput(string path) : OneWayStream
{
    private const int MostInMemory = 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private MemoryStream? _memory = new();
    private FileStream? _file;

    /// <summary>How many bytes were written.</summary>
    public long Size { get; private set; }

    public override bool CanWrite => true;

    /// <summary>Ends the writing.</summary>
    /// <returns>The hash of the bytes.</returns>
    public ContentHash Complete()
    {
        _file?.Flush();
        return ContentHash.From(_hash.GetHashAndReset());
    }

    /// <summary>Opens what was written, after its end.</summary>
    public Stream OpenRead() => _memory is { } memory
        ? new MemoryStream(memory.GetBuffer(), 0, (int)memory.Length, writable: false)
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        Size += buffer.Length;
        if (_memory is { } memory && Size > MostInMemory)
        {
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, 128 * 1024, FileOptions.DeleteOnClose);
            memory.WriteTo(_file);
            _memory = null;
        }

        ((Stream?)_memory ?? _file!).Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return default;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        _file?.Dispose();
        base.Dispose(disposing);
    }
}
