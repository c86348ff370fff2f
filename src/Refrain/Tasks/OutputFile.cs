using System.Text;

namespace Refrain;

/// <summary>
/// The file that is a task's output, or with <see cref="PlaceAttribute"/> a file at a place of your choice. It is written as a temporary and becomes the artifact, whole, when <c>Run</c> has ended well.
/// Text is UTF-8 without a byte order mark and lines end with LF, on every system. Not thread-safe.
/// </summary>
public sealed class OutputFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Func<string> _makePath;
    private readonly Func<Stream> _open;
    private readonly bool _isOwned;
    private readonly CancellationToken _cancellationToken;
    private readonly string? _place;
    private string? _path;
    private TaskSink? _opened;
    private bool _isPartial;

    /// <summary>Makes the output.</summary>
    /// <param name="makePath">Gives the path of the temporary, once.</param>
    /// <param name="open">Gives what the bytes go into, once.</param>
    /// <param name="isOwned">Whether that is closed with the stream that the task is given.</param>
    /// <param name="cancellationToken">Looked at before each write.</param>
    /// <param name="place">Where it goes, of a task that has several; told in errors.</param>
    internal OutputFile(Func<string> makePath, Func<Stream> open, bool isOwned, CancellationToken cancellationToken, string? place = null)
    {
        _place = place;
        _makePath = makePath;
        _open = open;
        _isOwned = isOwned;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Where the task has written itself, if it took the path; whether there is a file is not seen.</summary>
    internal string? PathTaken => _path;

    /// <summary>The temporary file to write, for libraries that want a path. It does not exist yet.</summary>
    /// <exception cref="InvalidOperationException">The output is being written through <see cref="OpenWrite"/> or one of the writing methods.</exception>
    public string Path
    {
        get
        {
            if (_opened is not null)
                throw new InvalidOperationException("The output is already being written through a stream; write it either there or at Path.");
            return _path ??= _makePath();
        }
    }

    /// <summary>Opens the output for writing, once. Disposing the stream, which must be done before <c>Run</c> ends, ends the writing; the artifact is committed after <c>Run</c>.</summary>
    /// <exception cref="InvalidOperationException">The output was opened before, or <see cref="Path"/> was taken.</exception>
    public Stream OpenWrite()
    {
        if (_opened is not null || _path is not null)
            throw new InvalidOperationException("The output can be written once: through one stream, one writing method, or at Path.");
        return _opened = new TaskSink(_open(), _cancellationToken, _isOwned);
    }

    /// <summary>Writes the whole output.</summary>
    public void WriteAllBytes(ReadOnlySpan<byte> bytes)
    {
        using (var stream = OpenWrite())
        {
            _isPartial = true;
            stream.Write(bytes);
        }

        _isPartial = false;
    }

    /// <summary>Writes the whole output as UTF-8.</summary>
    public void WriteAllText(string text) => WriteAllBytes(s_utf8.GetBytes(text));

    /// <summary>Writes the whole output as UTF-8 lines that end with LF.</summary>
    public void WriteAllLines(IEnumerable<string> lines)
    {
        using (var writer = new StreamWriter(OpenWrite(), s_utf8) { NewLine = "\n" })
        {
            _isPartial = true;
            foreach (var line in lines)
                writer.WriteLine(line);
        }

        // The writer has held the last of them until then.
        _isPartial = false;
    }

    /// <inheritdoc cref="WriteAllBytes"/>
    public async Task WriteAllBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        await using (var stream = OpenWrite())
        {
            _isPartial = true;
            await stream.WriteAsync(bytes, cancellationToken);
        }

        _isPartial = false;
    }

    /// <inheritdoc cref="WriteAllText"/>
    public Task WriteAllTextAsync(string text, CancellationToken cancellationToken = default) => WriteAllBytesAsync(s_utf8.GetBytes(text), cancellationToken);

    /// <inheritdoc cref="WriteAllLines"/>
    public async Task WriteAllLinesAsync(IEnumerable<string> lines, CancellationToken cancellationToken = default)
    {
        await using (var writer = new StreamWriter(OpenWrite(), s_utf8) { NewLine = "\n" })
        {
            _isPartial = true;
            foreach (var line in lines)
                await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }

        _isPartial = false;
    }

    private string Name => _place is null ? "its output file" : $"its output file '{_place}'";

    /// <summary>Sees that what was begun was ended.</summary>
    /// <exception cref="InvalidOperationException">It was not, or nothing was begun.</exception>
    internal void End(ITask task)
    {
        if (_path is not null)
        {
            if (!System.IO.File.Exists(_path))
                throw new InvalidOperationException($"{task} took the path of {Name} and ended without having written it.");
            return;
        }

        if (_opened is null)
            throw new InvalidOperationException($"{task} ended without having written {Name}.");

        if (_isPartial || _opened.IsBroken)
            throw new InvalidOperationException($"{task} ended without having written all of {Name}. Let what was thrown while it was written fail the task, and await what is asynchronous.");

        // A writer over it may hold the end of the output still, and would be silent about it.
        if (_opened.CanWrite)
            throw new InvalidOperationException($"{task} ended without having disposed the stream of {Name}, which may not be whole. Dispose it, and the writers over it, before Run ends.");
    }

    /// <summary>Brings what was written into the store's sink, where that was not written to.</summary>
    internal void Complete(ITask task, Stream sink)
    {
        End(task);
        if (_path is null)
            return;
        using var file = System.IO.File.OpenRead(_path);
        file.CopyTo(sink, 1 << 20);
    }
}
