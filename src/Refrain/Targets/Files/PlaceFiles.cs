using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Refrain.Stores;

namespace Refrain.Targets;

/// <summary>The steps by which files and folders come to be durably in places of the user's choice. Tests override them, and end the process before each.</summary>
internal partial class PlaceFiles : DurableFiles
{
    private const int MostKnown = 10_000;

    /// <summary>The folders that this process has seen to be durable.</summary>
    private readonly ConcurrentDictionary<string, bool> _durable = new(StringComparer.Ordinal);

    /// <summary>Called before each step, with what it is.</summary>
    public Action<string>? Reaching { get; set; }

    public override FileStream Create(string path)
    {
        Reaching?.Invoke("create");
        return base.Create(path);
    }

    public override void Write(FileStream file, ReadOnlySpan<byte> bytes)
    {
        Reaching?.Invoke("write");
        base.Write(file, bytes);
    }

    public override void Flush(FileStream file)
    {
        Reaching?.Invoke("sync");
        base.Flush(file);
    }

    /// <summary>Makes the content of a file that somebody else wrote durable, and sees that it has no later time than that.</summary>
    public virtual void Flush(string path, DateTime before)
    {
        Reaching?.Invoke("sync");

        // Windows wants the right to write for it; elsewhere the file may be one that can only be read.
        using var file = File.OpenHandle(path, FileMode.Open, IsWindows ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Date(file, before);
        RandomAccess.FlushToDisk(file);
    }

    public override void FlushFolder(string path)
    {
        Reaching?.Invoke("sync folder");
        base.FlushFolder(path);
    }

    /// <summary>Puts a file in place in one step, over another if there is one. A link in its place is replaced, not followed.</summary>
    public virtual void Replace(string from, string to)
    {
        Reaching?.Invoke("rename");

        // Of a file that is open elsewhere, ReplaceFile can put another in its place where MoveFileEx cannot.
        if (IsWindows && File.Exists(to) && !IsLink(to))
            File.Replace(from, to, destinationBackupFileName: null, ignoreMetadataErrors: true);
        else
            Move(from, to);
    }

    /// <summary>Renames a folder to where nothing is.</summary>
    public virtual void MoveFolder(string from, string to)
    {
        Reaching?.Invoke("rename folder");
        Directory.Move(from, to);
    }

    /// <summary>Has two folders take each other's names, in one step.</summary>
    /// <returns>Whether it was done: not every system can.</returns>
    public virtual bool Exchange(string one, string other)
    {
        Reaching?.Invoke("exchange");
        try
        {
            if ((OperatingSystem.IsLinux() ? RenameAt(CurrentFolder, one, CurrentFolder, other, ExchangeNames) : OperatingSystem.IsMacOS() ? RenameSwapped(one, other, SwapNames) : -1) == 0)
                return true;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library that is older than the call, or has none.
        }

        // Whatever it was that it could not: where it is no matter of the system, the renames that are tried instead say it too.
        return false;
    }

    /// <summary>Makes a folder that is not there yet, in one that is.</summary>
    public virtual void MakeFolder(string path)
    {
        Reaching?.Invoke("make folder");
        Directory.CreateDirectory(path);
    }

    /// <summary>Makes a folder and those that it lies in, durably, as far as they are missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="root">The folder that it lies in, or is; those above that one are taken for durable if they are there.</param>
    public void EnsureFolders(string folder, string root)
    {
        var isThere = Directory.Exists(folder);
        if (isThere && _durable.ContainsKey(folder))
            return;
        var isOwn = folder.Length > root.Length;
        var parent = Path.GetDirectoryName(folder);
        if (parent is not null && (isOwn || !isThere))
        {
            EnsureFolders(parent, root);
            if (!isThere)
                MakeFolder(folder);

            // Also where it is there: another process may have made it just now.
            FlushFolder(parent);
        }

        if (_durable.Count > MostKnown)
            _durable.Clear();
        _durable[folder] = true;
    }

    /// <summary>Removes a file, a link, or a folder with all that is in it, if it is there.</summary>
    /// <returns>Whether it is gone. Where it is not, it is hidden, and noted to be removed another time.</returns>
    public virtual bool TryDelete(string path)
    {
        try
        {
            if (Directory.Exists(path) && !IsLink(path))
            {
                Reaching?.Invoke("delete");
                Directory.Delete(path, recursive: true);
            }
            else if (Path.Exists(path) || IsLink(path))
            {
                Reaching?.Invoke("delete");
                File.Delete(path);
            }

            return true;
        }
        catch (Exception e) when (PlaceFailures.Is(e))
        {
            return false;
        }
    }

    /// <summary>Whether a path is a link, wherever that leads.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Whether a file that had a time then and has one now was not written since: on file systems that keep whole seconds only, the times don't say.</summary>
    public static bool IsUntouched(long now, long then) => now == then && now % TimeSpan.TicksPerSecond != 0;

    /// <summary>Sees that a file has no later time than that. A later change then shows in its time.</summary>
    public static void Date(SafeFileHandle file, DateTime before)
    {
        if (File.GetLastWriteTimeUtc(file) > before)
            File.SetLastWriteTimeUtc(file, before);
    }

    /// <summary>Whether files are replaced as Windows does it. Tests say so elsewhere.</summary>
    protected virtual bool IsWindows => OperatingSystem.IsWindows();

    private const int CurrentFolder = -100;
    private const uint ExchangeNames = 2;
    private const uint SwapNames = 2;

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameSwapped(string from, string to, uint flags);
}
