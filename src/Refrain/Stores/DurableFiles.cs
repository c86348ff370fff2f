using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Refrain.Stores;

/// <summary>
/// The steps by which a file comes to be durably in place. Tests override them to fail at each. All throw what the file system says, as
/// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal partial class DurableFiles
{
    /// <summary>Makes a file that is not there yet; a link in its place is not followed.</summary>
    public virtual FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.Read | FileShare.Delete,
        BufferSize = 0,
    });

    public virtual void Write(FileStream file, ReadOnlySpan<byte> bytes) => file.Write(bytes);

    /// <summary>Makes the content durable.</summary>
    public virtual void Flush(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Puts a file in place in one step, over another of the name if there is one; a link in its place is replaced, not followed.</summary>
    public virtual void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>Makes the names in a folder durable.</summary>
    public virtual void FlushFolder(string path)
    {
        // Windows keeps a journal of names, and has no such call for folders.
        if (OperatingSystem.IsWindows())
            return;
        int folder;
        do
        {
            folder = Open(path, ReadOnly);
        }
        while (folder < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        if (folder < 0)
            throw Failure(path);
        try
        {
            while (Sync(folder) < 0)
            {
                var error = Marshal.GetLastPInvokeError();

                // Some file systems have nothing to do here and say that the call makes no sense.
                if (error == InvalidArgument)
                    return;
                if (error != Interrupted)
                    throw Failure(path);
            }
        }
        finally
        {
            _ = Close(folder);
        }
    }

    /// <summary>Makes a folder, durably. One that is there already is left; a link is refused.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="always">Whether to make the name durable even if it is there: another process may have made it just now.</param>
    public void EnsureFolder(string path, bool always)
    {
        var folder = new DirectoryInfo(path);
        if (folder.LinkTarget is not null)
            throw new IOException($"{path} is a link, which could lead out of the store. Put a folder in its place.");
        var made = !folder.Exists;
        if (made)
            folder.Create();
        if (made || always)
            FlushFolder(Path.GetDirectoryName(path)!);
    }

    private const int ReadOnly = 0;
    private const int Interrupted = 4;
    private const int InvalidArgument = 22;

    private static IOException Failure(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new(string.Create(CultureInfo.InvariantCulture, $"The folder {path} cannot be made durable: {new Win32Exception(error).Message}"), error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
