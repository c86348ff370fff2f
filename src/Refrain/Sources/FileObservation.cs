using System.Diagnostics;
using System.Globalization;
using Refrain.Stores;

namespace Refrain;

/// <summary>How the built-in file source is observed and read: with a quick test, and in the forms of a file.</summary>
internal sealed class FileObservation : BuiltInSource
{
    // File systems keep times coarser than they are set; a file written again within this time of its observation may look unchanged.
    private static readonly TimeSpan s_resolution = TimeSpan.FromSeconds(2);

    // Two numbers of 64 bits, and what is between them.
    private const int MostStamp = 40;

    /// <summary>Length and modification time of a file, or what is wrong with it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a pipe or a device.</exception>
    public static string StampOf(string path)
    {
        if (path.Length == 0)
            throw new FileNotFoundException("An input file has an empty path. Give the path of a file.");
        var file = InfoOf(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException(
                Directory.Exists(path)
                    ? $"The input '{path}' is a folder; a file was expected."
                    : $"The input file '{path}' does not exist. Make it, or give the path of another.",
                path);
        }

        if (file.Length == 0)
            RegularFiles.Require(path, $"The input '{path}'");
        return new(Stamp(file, stackalloc char[MostStamp]));
    }

    /// <summary>Whether a file is there and has the stamp. Asked for each result of a batch: one question to the system, and no text.</summary>
    public static bool IsStamped(FileInfo file, string? stamp)
    {
        Span<char> room = stackalloc char[MostStamp];
        return file.Exists && Stamp(file, room).SequenceEqual(stamp);
    }

    /// <summary>What the system knows of a file; of a link, what it knows of the file that it leads to in the end, as that is what is read.</summary>
    public static FileInfo InfoOf(string path) => InfoOf(new FileInfo(path));

    /// <summary>As <see cref="InfoOf(string)"/>, asked anew of a file that may have been asked for before, whose path is not resolved again.</summary>
    public static FileInfo InfoOf(FileInfo file)
    {
        file.Refresh();
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0 && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
    }

    /// <summary>
    /// Whether a file that was written then and looked at later has that time for good: written once more since, it would have another. Not where the
    /// look came within the clock's resolution, or before the time that the file has.
    /// </summary>
    /// <param name="written">The file's time, in UTC.</param>
    /// <param name="observedAt">When it was looked at last.</param>
    public static bool IsSettled(DateTime written, DateTimeOffset observedAt) => observedAt.UtcDateTime - written > s_resolution;

    public override ValueTask<Observation> ObserveAsync(ITask task, TaskInputs inputs, CatalogEntry? previous)
    {
        var path = ((FileSource)task).Path;
        var stamp = StampOf(path);
        if (previous is not null && string.Equals(previous.Stamp, stamp, StringComparison.Ordinal) && IsSettled(WrittenAt(stamp), previous.CompletedAt))
            return new(new Observation(previous.Version, stamp, previous.Size, IsAsStored: true));

        var version = FileHash.Of(path, out var length, inputs.CancellationToken);
        return new(new Observation(version, stamp, length, IsAsStored: false));
    }

    public override bool IsGone(Exception observing) => observing is FileNotFoundException or DirectoryNotFoundException;

    public override InputReader Open(ITask task, CatalogEntry entry, string folder, Func<TaskInputs> inputs) => new FileInput((FileSource)task, entry, folder);

    /// <summary>The stamp of a file that is there.</summary>
    private static ReadOnlySpan<char> Stamp(FileInfo file, Span<char> room) =>
        room.TryWrite(CultureInfo.InvariantCulture, $"{file.Length}:{file.LastWriteTimeUtc.Ticks}", out var length) ? room[..length] : throw new UnreachableException();

    private static DateTime WrittenAt(string stamp) => new(long.Parse(stamp.AsSpan(stamp.IndexOf(':') + 1), CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
