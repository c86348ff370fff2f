using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Refrain.Stores;

namespace Refrain;

/// <summary>How the built-in file source is observed and read: with a quick test, and in the forms of a file.</summary>
internal sealed class FileObservation : BuiltInSource
{
    // File systems keep times coarser than they are set; a file written again within this time of its observation may look unchanged.
    private static readonly TimeSpan s_resolution = TimeSpan.FromSeconds(2);

    // Small enough to stay in the processor's own cache between the read and the hash.
    private const int BufferSize = 1 << 18;

    /// <summary>Length and modification time of a file, or what is wrong with it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static string StampOf(string path)
    {
        if (path.Length == 0)
            throw new FileNotFoundException("An input file has an empty path. Give the path of a file.");
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException(
                Directory.Exists(path)
                    ? $"The input '{path}' is a folder; a file was expected."
                    : $"The input file '{path}' does not exist. Make it, or give the path of another.",
                path);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{file.Length}:{file.LastWriteTimeUtc.Ticks}");
    }

    public override ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous)
    {
        var path = ((FileSource)task).Path;
        var stamp = StampOf(path);
        if (previous is not null && string.Equals(previous.Stamp, stamp, StringComparison.Ordinal) && IsSettled(stamp, previous.CompletedAt))
            return new(new Observation(previous.Version, stamp, previous.Size, IsAsStored: true));

        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long offset = 0;
        try
        {
            // Synchronously, on the worker that this is: asynchronous reads of files take a second thread for each.
            for (int count; (count = RandomAccess.Read(handle, buffer, offset)) > 0; offset += count)
            {
                inputs.CancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new(new Observation(ContentHash.From(hash.GetHashAndReset()), stamp, offset, IsAsStored: false));
    }

    public override InputReader Open(ITask task, CatalogEntry entry) => new FileInput((FileSource)task, entry);

    private static bool IsSettled(string stamp, DateTimeOffset observedAt)
    {
        var written = new DateTime(long.Parse(stamp.AsSpan(stamp.IndexOf(':') + 1), CultureInfo.InvariantCulture), DateTimeKind.Utc);
        return observedAt.UtcDateTime - written > s_resolution;
    }
}
