namespace Refrain;

/// <summary>
/// A folder that is a task's output: <c>[Place("site/{Day}")] OutputDirectory site</c>. It is written as a temporary beside its place, and put there whole, with all that is in it and nothing else, when <c>Run</c> has
/// ended well. It may hold files and folders, and no links. Not thread-safe.
/// </summary>
public sealed class OutputDirectory
{
    private readonly Func<string> _make;
    private readonly Action<string> _makeRoom;
    private readonly Func<string, Stream> _open;
    private readonly string _place;
    private readonly CancellationToken _cancellationToken;
    private readonly List<OutputFile> _files = [];
    private string? _path;

    /// <summary>Makes the output.</summary>
    /// <param name="make">Makes the temporary folder, once, and gives its path.</param>
    /// <param name="makeRoom">Makes the folders that a file of this path lies in.</param>
    /// <param name="open">Opens a new file of this path.</param>
    /// <param name="place">Where it goes, told in errors.</param>
    /// <param name="cancellationToken">Looked at before each write.</param>
    internal OutputDirectory(Func<string> make, Action<string> makeRoom, Func<string, Stream> open, string place, CancellationToken cancellationToken)
    {
        _make = make;
        _makeRoom = makeRoom;
        _open = open;
        _place = place;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The temporary folder to write in, for libraries that want a path. It is there, and empty at first.</summary>
    /// <exception cref="Targets.TargetException">It cannot be made.</exception>
    public string Path => _path ??= _make();

    /// <summary>A file in the folder, to be written once. The folders that it lies in are made.</summary>
    /// <param name="relative">Its path in the folder, with <c>/</c> between names.</param>
    /// <exception cref="ArgumentException">The path leads out of the folder, or names none.</exception>
    /// <exception cref="Targets.TargetException">A folder cannot be made. Writing to the file throws it too, where that cannot be done.</exception>
    public OutputFile File(string relative)
    {
        ArgumentException.ThrowIfNullOrEmpty(relative);
        if (relative.Split('/').Any(static name => name is "" or "." or ".." || name.Contains('\\', StringComparison.Ordinal)) || System.IO.Path.IsPathRooted(relative))
            throw new ArgumentException($"'{relative}' is no path in a folder: give names with '/' between them, without '..', and none that is empty.", nameof(relative));
        var path = System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));
        _makeRoom(path);
        var file = new OutputFile(() => path, () => _open(path), isOwned: true, _cancellationToken, $"{_place}/{relative}");
        _files.Add(file);
        return file;
    }

    /// <summary>Sees that what was begun was ended.</summary>
    /// <exception cref="InvalidOperationException">It was not, or nothing was begun.</exception>
    internal void End(ITask task)
    {
        foreach (var file in _files)
            file.End(task);
        if (_path is null)
            throw new InvalidOperationException($"{task} ended without having written its output folder '{_place}'. Where nothing is to be in it, take its Path.");
    }
}
