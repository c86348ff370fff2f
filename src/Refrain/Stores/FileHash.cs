using System.Buffers;
using System.Security.Cryptography;

namespace Refrain.Stores;

/// <summary>The hash of a file's content.</summary>
internal static class FileHash
{
    // Small enough to stay in the processor's own cache between the read and the hash.
    private const int BufferSize = 1 << 18;

    /// <summary>Reads a file and hashes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">How many bytes were read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ContentHash Of(string path, out long length, CancellationToken cancellationToken)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        length = 0;
        try
        {
            // Synchronously, on the worker that this is: asynchronous reads of files take a second thread for each.
            for (int count; (count = RandomAccess.Read(handle, buffer, length)) > 0; length += count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return ContentHash.From(hash.GetHashAndReset());
    }
}
