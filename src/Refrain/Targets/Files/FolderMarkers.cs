using System.Text;
using Refrain.Stores;

namespace Refrain.Targets;

/// <summary>
/// What is kept in <c>.refrain</c> in the target's folder: for each task a marker, and while it is written the names of its temporaries; and locks, each for some of the tasks. Thread-safe.
/// </summary>
internal sealed class FolderMarkers(FolderTarget target)
{
    /// <summary>How coarse the clocks of file systems are that keep fractions of a second, with some room.</summary>
    public static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    private readonly string _own = Path.Combine(target.Folder, Keys.PlacePath.Own);

    private PlaceFiles Files => target.Files;

    /// <summary>The versions of those tasks whose files are there as they were written.</summary>
    /// <exception cref="TargetException">A marker or a file cannot be read.</exception>
    public IReadOnlyDictionary<TaskKey, ContentHash> Find(IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<TaskKey, ContentHash>();
        var at = _own;
        try
        {
            if (!Directory.Exists(_own))
                return found;
            foreach (var key in keys)
            {
                cancellationToken.ThrowIfCancellationRequested();
                at = MarkerOf(key);
                if (Read(key) is { } marker && marker.Places.All(place => IsAsWritten(at = Path.Combine(target.Folder, place.Path), place, cancellationToken)))
                    found[key] = marker.Version;
            }

            return found;
        }
        catch (Exception e) when (PlaceFailures.Is(e))
        {
            throw PlaceFailures.Of($"The target '{target.Name}'", at, "cannot be looked at", e);
        }
    }

    /// <summary>The marker of a task, whatever became of its files.</summary>
    public FileMarker? Read(TaskKey key)
    {
        try
        {
            return FileMarker.Read(File.ReadAllBytes(MarkerOf(key)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes the marker of a task, durably, over the one that it has. Its lock must be held.</summary>
    public void Write(TaskKey key, FileMarker marker)
    {
        var path = MarkerOf(key);
        var folder = Path.GetDirectoryName(path)!;
        Files.EnsureFolders(folder, target.Folder);
        var temporary = path + ".tmp";

        // That of an attempt that died here: the lock says that it did.
        if (File.Exists(temporary))
            File.Delete(temporary);
        using (var file = Files.Create(temporary))
        {
            Files.Write(file, marker.Write());
            Files.Flush(file);
        }

        Files.Replace(temporary, path);
        Files.FlushFolder(folder);
    }

    /// <summary>Waits until nobody else puts what the task wrote in place, here or in another process.</summary>
    /// <exception cref="TargetException">Somebody does for long, or the lock cannot be made.</exception>
    public async ValueTask<IDisposable> LockAsync(TargetClaim claim, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_own, "locks", claim.Task.Key.ToString()[..2]);
        var began = target.Time.GetTimestamp();
        while (true)
        {
            try
            {
                Files.EnsureFolders(Path.GetDirectoryName(path)!, target.Folder);
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (PlaceFailures.IsHeld(e))
            {
                if (target.Time.GetElapsedTime(began) > s_longestWait)
                    throw new TargetException($"{claim.Task} cannot put what it wrote in place: {path} is locked by another program for more than a minute. End that one, if it hangs, and run again.", e);
            }
            catch (Exception e) when (PlaceFailures.Is(e))
            {
                throw PlaceFailures.Of(claim.Task.ToString()!, path, "cannot be locked", e);
            }

            await Task.Delay(s_betweenTries, target.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes, before it is made, what lies beside a place until the attempt has ended: so that somebody removes it if that never comes.</summary>
    public void Note(TaskKey key, string temporary, string path)
    {
        var note = NoteOf(key);
        Files.EnsureFolders(Path.GetDirectoryName(note)!, target.Folder);
        File.AppendAllText(note, LineOf(temporary) + $"{Path.GetRelativePath(target.Folder, path)}\n", Encoding.UTF8);
    }

    /// <summary>Whether that is noted still: another attempt that begins takes it out.</summary>
    public bool IsNoted(TaskKey key, string temporary)
    {
        try
        {
            return File.ReadAllLines(NoteOf(key)).Any(line => line.StartsWith(LineOf(temporary), StringComparison.Ordinal));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Nothing of these lies beside the places of the task. What another attempt has noted since stays.</summary>
    public void Forget(TaskKey key, IReadOnlyCollection<string> temporaries)
    {
        try
        {
            string[] mine = [.. temporaries.Select(LineOf)];
            if (File.ReadAllLines(NoteOf(key)).All(line => Array.Exists(mine, m => line.StartsWith(m, StringComparison.Ordinal))))
                Forget(key);
        }
        catch (Exception e) when (PlaceFailures.Is(e))
        {
            // There is none, or who begins next looks again.
        }
    }

    /// <summary>Removes what earlier attempts left beside the places of the task. An old folder that was on its way out of its place, with nothing there yet, is put back.</summary>
    public void RemoveLeft(TaskKey key)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(NoteOf(key));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return;
        }

        var areGone = true;
        foreach (var line in lines)
        {
            // The last may be cut off; what it is about was not made then.
            if (line.Split('\t') is not [var temporary, var place] || !Path.GetFileName(temporary).StartsWith(Keys.PlacePath.Own + "-", StringComparison.Ordinal))
                continue;
            temporary = Path.Combine(target.Folder, temporary);
            place = Path.Combine(target.Folder, place);
            if (Directory.Exists(temporary + PlacedFolder.OldSuffix) && !Path.Exists(place))
                Files.MoveFolder(temporary + PlacedFolder.OldSuffix, place);
            areGone &= Files.TryDelete(temporary) & Files.TryDelete(temporary + PlacedFolder.OldSuffix);
        }

        if (areGone)
            Forget(key);
    }

    /// <summary>Nothing lies beside the places of the task.</summary>
    private void Forget(TaskKey key) => Files.TryDelete(NoteOf(key));

    private static bool IsAsWritten(string path, MarkedPlace place, CancellationToken cancellationToken)
    {
        try
        {
            if (PlaceFiles.IsLink(path))
                return false;
            if (place.Entries is { } entries)
                return Directory.Exists(path) && FolderContent.IsIn(path, entries, cancellationToken);
            var file = new FileInfo(path);
            return file.Exists && file.Length == place.Length && (file.Length > 0 || RegularFiles.HasEnd(path))
                && (PlaceFiles.IsUntouched(file.LastWriteTimeUtc.Ticks, place.Written) || FileHash.Of(path, out _, cancellationToken) == place.Content);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Somebody has taken it away since it was seen: another run that puts something else in its place, say.
            return false;
        }
    }

    private string MarkerOf(TaskKey key)
    {
        var name = key.ToString();
        return Path.Combine(_own, "markers", name[..2], name + ".json");
    }

    private string LineOf(string temporary) => Path.GetRelativePath(target.Folder, temporary) + "\t";

    private string NoteOf(TaskKey key) => Path.Combine(_own, "attempts", key.ToString());
}
