namespace Refrain;

/// <summary>
/// A folder that is a task's output: <c>[Place("site/{Day}")] OutputDirectory site</c>. It is written as a temporary beside its place, and put there whole, with all that is in it and nothing else, when <c>Run</c> has
/// ended well. It may hold files and folders, and no links. Not thread-safe.
/// </summary>
public sealed class OutputDirectory
{
    private readonly Func<string> _make;
    private readonly string _place;
    private readonly CancellationToken _cancellationToken;
    private readonly List<OutputFile> _files = [];
    private string? _path;

    /// <summary>Makes the output.</summary>
    /// <param name="make">Makes the temporary folder and gives its path, once.</param>
    /// <param name="place">Where it goes, told in errors.</param>
    /// <param name="cancellationToken">Looked at before each write.</param>
    internal OutputDirectory(Func<string> make, string place, CancellationToken cancellationToken)
    {
        _make = make;
        _place = place;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The temporary folder to write in, for libraries that want a path. It is there, and empty at first.</summary>
    /// <exception cref="Targets.TargetException">It cannot be made.</exception>
    public string Path => _path ??= _make();

    /// <summary>A file in the folder, to be written once. The folders that it lies in are made.</summary>
    /// <param name="relative">Its path in the folder, with <c>/</c> between names.</param>
    /// <exception cref="ArgumentException">The path leads out of the folder, or names none.</exception>
    /// <exception cref="IOException">A folder cannot be made.</exception>
    public OutputFile File(string relative)
    {
        ArgumentException.ThrowIfNullOrEmpty(relative);
        if (relative.Split('/').Any(static name => name is "" or "." or ".." || name.Contains('\\', StringComparison.Ordinal)) || System.IO.Path.IsPathRooted(relative))
            throw new ArgumentException($"'{relative}' is no path in a folder: give names with '/' between them, without '..', and none that is empty.", nameof(relative));
        var path = System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var file = new OutputFile(
            () => path,
            () => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete),
            isOwned: true,
            _cancellationToken,
            $"{_place}/{relative}");
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
