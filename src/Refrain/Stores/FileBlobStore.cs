using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Refrain.Stores;

/// <summary>
/// Blobs as files below one folder. A blob is written to a temporary beside its place, made durable, and renamed; then the folder is made
/// durable. Everything is done on the calling thread.
/// </summary>
/// <remarks>
/// Nothing is written outside the folder: names are checked, files are made only where there is none, and a link in place of a folder is
/// refused. Safe to use from several threads and processes.
/// </remarks>
public sealed class FileBlobStore : IBlobStore
{
    private readonly DurableFiles _files;

    /// <summary>The folders above those of the blobs that this process has seen to be durable: one a task type.</summary>
    private readonly ConcurrentDictionary<string, bool> _durable = new(StringComparer.Ordinal);

    /// <summary>Opens a folder of blobs.</summary>
    /// <param name="folder">The folder. It is made, if need be, when the first blob is; its parent must be there.</param>
    public FileBlobStore(string folder)
        : this(folder, new DurableFiles())
    {
    }

    internal FileBlobStore(string folder, DurableFiles files)
    {
        Folder = Path.GetFullPath(folder);
        _files = files;
    }

    /// <summary>The folder's absolute path.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public BlobWriter Create(string folder, string temporary)
    {
        BlobNames.Check(folder);
        BlobNames.CheckComponent(temporary);
        var path = Folder;
        try
        {
            EnsureShared(path);
            var parts = folder.Split('/');
            foreach (var part in parts.AsSpan(..^1))
                EnsureShared(path = Path.Combine(path, part));
            path = Path.Combine(path, parts[^1]);
            _files.EnsureFolder(path, always: false);
            return new FileBlobWriter(_files, folder, path, Path.Combine(path, temporary + BlobNames.TemporarySuffix));
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(Path.Combine(path, temporary + BlobNames.TemporarySuffix), "cannot be created", e);
        }
    }

    /// <inheritdoc/>
    public Stream OpenRead(string name)
    {
        var path = PathOf(name);
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"There is no blob {path}.", path, e);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(path, "cannot be read", e);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long?> LengthAsync(string name, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(PathOf(name));
        try
        {
            return new(file.Exists ? file.Length : null);
        }
        catch (FileNotFoundException)
        {
            // It went between the two looks.
            return new((long?)null);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(file.FullName, "cannot be looked at", e);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (!Directory.Exists(Folder))
            yield break;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        using var files = new DirectoryInfo(Folder).EnumerateFiles("*", options).GetEnumerator();
        while (Next(files) is { } file)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(Folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (LengthOf(file) is { } length)
                yield return new(name, length, BlobNames.IsTemporary(name));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name);
        try
        {
            if (!File.Exists(path))
                return new(false);
            File.Delete(path);
            DeleteIfEmpty(Path.GetDirectoryName(path)!);
            return new(true);
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(path, "cannot be deleted", e);
        }
    }

    /// <inheritdoc/>
    public string? LocalPath(string name) => PathOf(name);

    /// <summary>Deletes the folder of a partition with its last blob. Who writes there next makes it anew; those above are shared, and stay.</summary>
    private static void DeleteIfEmpty(string folder)
    {
        try
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Somebody has put a file there since.
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, BlobNames.Check(name).Replace('/', Path.DirectorySeparatorChar));

    private void EnsureShared(string folder)
    {
        if (_durable.ContainsKey(folder))
            return;
        _files.EnsureFolder(folder, always: true);
        _durable[folder] = true;
    }

    private FileInfo? Next(IEnumerator<FileInfo> files)
    {
        try
        {
            return files.MoveNext() ? files.Current : null;
        }
        catch (Exception e) when (StoreFailures.IsFileFailure(e))
        {
            throw StoreFailures.Of(Folder, "cannot be listed", e);
        }
    }

    private static long? LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            // A temporary that was put in place since it was listed.
            return null;
        }
    }
}
