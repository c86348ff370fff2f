using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Refrain.Stores;

namespace Refrain.Targets;

/// <summary>What is in a folder: all files with length, time and hash, and all folders, in the ordinal order of their names.</summary>
/// <param name="Entries">The files and folders.</param>
/// <param name="Link">The name of a link; what it leads to was not looked at.</param>
/// <param name="Endless">The name of a pipe, a socket or a device, which was not read.</param>
internal sealed record FolderContent(IReadOnlyList<FolderEntry> Entries, string? Link, string? Endless)
{
    /// <summary>How many bytes the files have.</summary>
    public long Length => Entries.Sum(static e => e.Length);

    /// <summary>Reads all files of a folder.</summary>
    public static FolderContent Read(string folder, CancellationToken cancellationToken)
    {
        var (found, link, endless) = List(folder);
        var entries = new List<FolderEntry>(found.Count);
        foreach (var entry in found)
        {
            if (entry.IsFolder)
            {
                entries.Add(entry);
                continue;
            }

            var content = FileHash.Of(PathOf(folder, entry), out var length, cancellationToken);
            entries.Add(entry with { Length = length, Content = content });
        }

        return new(entries, link, endless);
    }

    /// <summary>Makes a folder and all in it durable.</summary>
    /// <returns>The same with the times that the files have.</returns>
    public FolderContent Sync(string folder, PlaceFiles files, DateTime before)
    {
        var entries = new List<FolderEntry>(Entries.Count);
        foreach (var entry in Entries)
        {
            if (entry.IsFolder)
            {
                entries.Add(entry);
                continue;
            }

            var path = PathOf(folder, entry);
            files.Flush(path, before);
            entries.Add(entry with { Written = new FileInfo(path).LastWriteTimeUtc.Ticks });
        }

        foreach (var entry in Entries.Reverse().Where(static e => e.IsFolder))
            files.FlushFolder(PathOf(folder, entry));
        files.FlushFolder(folder);
        return this with { Entries = entries };
    }

    /// <summary>The hash of all names and contents.</summary>
    public ContentHash Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> content = stackalloc byte[ContentHash.Size];
        Span<byte> length = stackalloc byte[4];
        foreach (var entry in Entries)
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            BinaryPrimitives.WriteInt32BigEndian(length, entry.IsFolder ? -name.Length : name.Length);
            hash.AppendData(length);
            hash.AppendData(name);
            entry.Content.CopyTo(content);
            hash.AppendData(content);
        }

        return ContentHash.From(hash.GetHashAndReset());
    }

    /// <summary>Whether a folder has these files and folders still, and no others.</summary>
    public static bool IsIn(string folder, IReadOnlyList<FolderEntry> entries, CancellationToken cancellationToken)
    {
        var (found, link, endless) = List(folder);
        if (link is not null || endless is not null || found.Count != entries.Count)
            return false;
        for (var i = 0; i < found.Count; i++)
        {
            var (now, then) = (found[i], entries[i]);
            if (!string.Equals(now.Name, then.Name, StringComparison.Ordinal) || now.IsFolder != then.IsFolder || now.Length != then.Length)
                return false;
        }

        for (var i = 0; i < found.Count; i++)
        {
            if (!found[i].IsFolder && !PlaceFiles.IsUntouched(found[i].Written, entries[i].Written) && FileHash.Of(PathOf(folder, found[i]), out _, cancellationToken) != entries[i].Content)
                return false;
        }

        return true;
    }

    private static string PathOf(string folder, FolderEntry entry) => Path.Combine(folder, entry.Name.Replace('/', Path.DirectorySeparatorChar));

    private static (List<FolderEntry> Entries, string? Link, string? Endless) List(string folder)
    {
        var entries = new List<FolderEntry>();
        var open = new Stack<(DirectoryInfo Folder, string Name)>([(new DirectoryInfo(folder), "")]);
        string? link = null;
        string? endless = null;
        while (open.TryPop(out var next))
        {
            foreach (var info in next.Folder.EnumerateFileSystemInfos())
            {
                var name = next.Name + info.Name;
                if (info.LinkTarget is not null)
                {
                    link ??= name;
                }
                else if (info is DirectoryInfo below)
                {
                    entries.Add(new(name, IsFolder: true, 0, 0, default));
                    open.Push((below, name + "/"));
                }
                else if (((FileInfo)info).Length == 0 && !RegularFiles.HasEnd(info.FullName))
                {
                    endless ??= name;
                }
                else
                {
                    entries.Add(new(name, IsFolder: false, ((FileInfo)info).Length, info.LastWriteTimeUtc.Ticks, default));
                }
            }
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return (entries, link, endless);
    }
}

/// <summary>A file or folder in a folder.</summary>
/// <param name="Name">Its path in the folder, with <c>/</c> between names.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Length">How many bytes the file has.</param>
/// <param name="Written">The time of its last change, in ticks.</param>
/// <param name="Content">The hash of its content.</param>
internal readonly record struct FolderEntry(string Name, bool IsFolder, long Length, long Written, ContentHash Content);
