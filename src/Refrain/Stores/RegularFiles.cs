using System.Runtime.InteropServices;

namespace Refrain.Stores;

/// <summary>Tells files that have an end from what merely has a path: pipes, sockets and devices, which may be read for ever or wait for a writer.</summary>
internal static partial class RegularFiles
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint TypeWanted = 1; // STATX_TYPE
    private const int TypeMask = 0xF000; // S_IFMT

    /// <summary>Refuses what is no regular file. Asked of what is there and seems empty, as none of these has a length. Where the system is none that tells, everything is taken for a file.</summary>
    /// <param name="path">The path; a link is followed.</param>
    /// <param name="shown">What it is called in the message.</param>
    /// <exception cref="IOException">It is none.</exception>
    public static void Require(string path, string shown)
    {
        var kind = (ModeOf(path) & TypeMask) switch
        {
            0x1000 => "a pipe",
            0x2000 => "a device",
            0x6000 => "a disk",
            0xC000 => "a socket",
            _ => null,
        };
        if (kind is not null)
            throw new IOException($"{shown} is {kind}, which has no content that stays; a regular file was expected. Write what comes from it to a file, and give the path of that.");
    }

    /// <summary>Whether it is a file that has an end, or a folder. Asked of what seems empty, as <see cref="Require"/> is.</summary>
    public static bool HasEnd(string path) => (ModeOf(path) & TypeMask) is not (0x1000 or 0x2000 or 0x6000 or 0xC000);

    /// <summary>What a path leads to, as the system tells it; 0 where it does not.</summary>
    private static int ModeOf(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() && Status(CurrentFolder, path, 0, TypeWanted, out var status) == 0 ? status.Mode : 0;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library that is older than the call.
            return 0;
        }
    }

    // The one call for this whose answer is laid out alike on every processor.
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint wanted, out FileStatus status);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(28)]
        public ushort Mode;
    }
}
