namespace Refrain.Stores;

/// <summary>
/// A file that a process keeps locked for as long as it lives. The system lets go of the lock when the process ends, however it does: so on one machine it is
/// known at once that somebody was killed, and nobody waits for a lease to expire.
/// </summary>
internal sealed class LifeLine : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;

    private LifeLine(string path)
    {
        _path = path;
        _file = Open(path, FileMode.OpenOrCreate);
        if (!IsCut(path))
            return;

        // Locks are not kept here: the file system has none, or they are switched off. Without the file the lease decides alone.
        _file.Dispose();
        Delete(path);
    }

    /// <summary>Takes a file that nobody knows of yet.</summary>
    /// <exception cref="StoreException">It cannot be made.</exception>
    public static LifeLine Take(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(path, "cannot be created", e);
        }
    }

    /// <summary>Whether whoever took the file is known to be dead; where there is no file, nothing is known.</summary>
    /// <param name="path">The file.</param>
    public static bool IsCut(string path)
    {
        try
        {
            using (Open(path, FileMode.Open))
            {
                // Locked by nobody but this.
                return true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is not there, or locked by one who lives; or it cannot be told, and then the lease decides.
            return false;
        }
    }

    /// <summary>Lets go as the system does when a process is killed: whoever looks knows at once, and removes the file.</summary>
    public void Cut() => _file.Dispose();

    /// <summary>There is nothing left to know of: the file goes, too.</summary>
    public void Dispose()
    {
        _file.Dispose();
        Delete(_path);
    }

    private static FileStream Open(string path, FileMode mode) =>
        new(path, new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 });

    /// <summary>Deletes the file of somebody who is dead.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            // An empty file more, which the next to look finds unlocked and deletes.
        }
    }
}
