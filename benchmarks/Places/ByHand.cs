using System.Runtime.InteropServices;
using System.Text;

namespace Places;

/// <summary>Files as somebody writes them who wants them whole and durable, and no more: temporary, sync, rename, sync of the folder.</summary>
internal static partial class ByHand
{
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            write(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
        Sync(folder);
    }

    public static void WriteFolder(string path, int files)
    {
        for (var i = 0; i < files; i++)
        {
            var file = Path.Combine(path + ".tmp", $"{i % 10}", $"{i}.txt");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            stream.Write(Encoding.UTF8.GetBytes(Content.Small(i)));
            stream.Flush(flushToDisk: true);
        }

        foreach (var folder in Directory.EnumerateDirectories(path + ".tmp"))
            Sync(folder);
        Sync(path + ".tmp");
        Directory.Move(path + ".tmp", path);
        Sync(Path.GetDirectoryName(path)!);
    }

    private static void Sync(string folder)
    {
        var handle = Open(folder, 0);
        if (handle < 0 || Fsync(handle) != 0)
            throw new IOException($"{folder} cannot be synced.");
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
