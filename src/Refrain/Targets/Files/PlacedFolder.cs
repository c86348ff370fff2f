using Refrain.Codecs;

namespace Refrain.Targets;

/// <summary>A folder that is written beside its place and then put there.</summary>
internal sealed class PlacedFolder(FolderAttempt attempt, string place, int number) : PlacedOutput(attempt, place, number)
{
    /// <summary>What is added to the temporary's name for what was in the place before, where the two cannot be exchanged.</summary>
    public const string OldSuffix = ".old";

    private const int HeldBytes = 4096;

    private FolderContent? _content;

    /// <summary>Makes the folder that the task writes in.</summary>
    /// <returns>Its path.</returns>
    public string Prepare()
    {
        Begin(() => Files.MakeFolder(Temporary));
        return Temporary;
    }

    /// <summary>All is written.</summary>
    /// <exception cref="TargetException">There is a link or a pipe in it, or something cannot be read.</exception>
    public void End()
    {
        _content = Attempt.Guard(Path, "cannot be read after it was written", () => FolderContent.Read(Temporary, Attempt.CancellationToken));
        if (_content.Link is { } link)
            throw new TargetException($"{Attempt.Claim.Task} made the link '{link}' in the folder that goes to {Path}. An output folder holds files and folders; write what the link leads to instead.");
        if (_content.Endless is { } endless)
            throw new TargetException($"{Attempt.Claim.Task} made '{endless}' in the folder that goes to {Path}, which is a pipe, a socket or a device. An output folder holds files and folders; write what comes from it instead.");
        Length = _content.Length;
        Content = _content.Hash();
    }

    /// <summary>Makes the folders that a file in it lies in.</summary>
    /// <param name="path">The file's path, where it is written.</param>
    /// <exception cref="TargetException">They cannot be made.</exception>
    public void MakeRoom(string path) => WithinGuard(path, () => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!));

    /// <summary>Opens a file in it for writing.</summary>
    /// <param name="path">The file's path, where it is written.</param>
    /// <exception cref="TargetException">It cannot be made, or what is written does not go into it.</exception>
    public Stream Create(string path) => new BufferedStream(new FileWithin(this, path, WithinGuard(path, () => Files.Create(path))), HeldBytes);

    public override void Sync(DateTime before) => _content = _content!.Sync(Temporary, Files, before);

    public override void PutInPlace()
    {
        var parent = System.IO.Path.GetDirectoryName(Path)!;
        if (!Directory.Exists(Path) && !PlaceFiles.IsLink(Path))
        {
            Files.MoveFolder(Temporary, Path);
        }
        else if (!Files.Exchange(Temporary, Path))
        {
            // Between the two there is nothing in the place. Who dies there finds the old one beside it: the next attempt puts it back.
            Files.MoveFolder(Path, Temporary + OldSuffix);
            IsGone = true;
            try
            {
                Files.MoveFolder(Temporary, Path);
            }
            catch (Exception e) when (PlaceFailures.Is(e))
            {
                Files.MoveFolder(Temporary + OldSuffix, Path);
                IsGone = false;
                throw;
            }
        }

        (IsPlaced, IsGone) = (true, false);
        Files.FlushFolder(parent);
    }

    public override MarkedPlace Mark() => new(Place, Length, 0, Content) { Entries = _content!.Entries };

    // Where the folders were exchanged, the old one is where the new one was. One that could not be put back stays: the next attempt does it.
    public override bool Remove() => base.Remove() & !IsGone & (!IsBegun || IsGone || Files.TryDelete(Temporary + OldSuffix));

    private T WithinGuard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (PlaceFailures.Is(e))
        {
            throw FailureOf(path, e);
        }
    }

    private TargetException FailureOf(string path, Exception cause)
    {
        var within = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Temporary, path));
        return PlaceFailures.IsThere(cause)
            ? new($"{Attempt.Claim.Task}: {within} cannot be written: it has made it before, or it has made a file where a folder has to be. Write each file once, and none in the place of a folder.", cause)
            : PlaceFailures.Of(Attempt.Claim.Task.ToString()!, within, "cannot be written", cause);
    }

    /// <summary>Takes the bytes of a file in the folder. What the file system complains about says whose file it is.</summary>
    private sealed class FileWithin(PlacedFolder folder, string path, FileStream file) : OneWayStream
    {
        public override bool CanWrite => true;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            try
            {
                folder.Files.Write(file, buffer);
            }
            catch (Exception e) when (PlaceFailures.Is(e))
            {
                throw folder.FailureOf(path, e);
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        /// <summary>Writes on the calling thread: to the system's cache, which is soon done.</summary>
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(buffer.Span);
            return default;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                file.Dispose();
            base.Dispose(disposing);
        }
    }
}
