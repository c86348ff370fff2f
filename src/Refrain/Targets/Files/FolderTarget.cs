namespace Refrain.Targets;

/// <summary>
/// A folder outside of the store that tasks write files and folders to, at places of your choice (<see cref="PlaceAttribute"/>). Each is written beside its place and put there whole; a marker in the hidden folder
/// <c>.refrain</c> says which task wrote what. Thread-safe, and safe to use from several processes where the file system has locks.
/// </summary>
public sealed class FolderTarget : Target
{
    /// <summary>The name of such a target that has no other, which parameters with <see cref="PlaceAttribute"/> write to.</summary>
    internal const string FilesName = "files";

    private readonly FolderMarkers _markers;

    /// <summary>Makes the target; nothing is looked at or made yet.</summary>
    /// <param name="folder">The folder. It is made when the first file is. A relative path is resolved now.</param>
    /// <param name="time">The clock by which files are dated.</param>
    public FolderTarget(string folder, TimeProvider? time = null)
        : this(folder, time, new PlaceFiles())
    {
    }

    internal FolderTarget(string folder, TimeProvider? time, PlaceFiles files)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Name = FilesName;
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Time = time ?? TimeProvider.System;
        Files = files;
        _markers = new(this);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Folder { get; }

    internal TimeProvider Time { get; }

    internal PlaceFiles Files { get; }

    /// <summary>Called before each step that changes something in the folder, with what it is: tests end the process there.</summary>
    internal Action<string>? Reaching { get => Files.Reaching; set => Files.Reaching = value; }

    /// <inheritdoc/>
    /// <remarks>A task whose files are not, byte for byte, what it wrote has no marker. Length and time of the last change are believed where the file system keeps fractions of a second; otherwise files are read.</remarks>
    public override ValueTask<IReadOnlyDictionary<TaskKey, ContentHash>> FindAsync(IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new(_markers.Find(keys, cancellationToken));
    }

    /// <inheritdoc/>
    public override ValueTask<TargetAttempt> BeginAsync(TargetClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        cancellationToken.ThrowIfCancellationRequested();
        return new(new FolderAttempt(this, _markers, claim, cancellationToken));
    }
}
