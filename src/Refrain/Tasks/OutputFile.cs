using System.Text;

namespace Refrain;

/// <summary>
/// The file that is a task's output. It is written as a temporary and becomes the artifact, whole, when <c>Run</c> has ended well.
/// Text is UTF-8 without a byte order mark and lines end with LF, on every system. Not thread-safe.
/// </summary>
public sealed class OutputFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Stream _sink;
    private readonly string _path;
    private readonly CancellationToken _cancellationToken;
    private bool _pathTaken;
    private TaskSink? _opened;

    internal OutputFile(string path, Stream sink, CancellationToken cancellationToken)
    {
        _path = path;
        _sink = sink;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The temporary file to write, for libraries that want a path. It does not exist yet.</summary>
    /// <exception cref="InvalidOperationException">The output is being written through <see cref="OpenWrite"/> or one of the writing methods.</exception>
    public string Path
    {
        get
        {
            if (_opened is not null)
                throw new InvalidOperationException("The output is already being written through a stream; write it either there or at Path.");
            _pathTaken = true;
            return _path;
        }
    }

    /// <summary>Opens the output for writing, once. Disposing the stream, which must be done before <c>Run</c> ends, ends the writing; the artifact is committed after <c>Run</c>.</summary>
    /// <exception cref="InvalidOperationException">The output was opened before, or <see cref="Path"/> was taken.</exception>
    public Stream OpenWrite()
    {
        if (_opened is not null || _pathTaken)
            throw new InvalidOperationException("The output can be written once: through one stream, one writing method, or at Path.");
        return _opened = new TaskSink(_sink, _cancellationToken);
    }

    /// <summary>Writes the whole output.</summary>
    public void WriteAllBytes(ReadOnlySpan<byte> bytes)
    {
        using var stream = OpenWrite();
        stream.Write(bytes);
    }

    /// <summary>Writes the whole output as UTF-8.</summary>
    public void WriteAllText(string text) => WriteAllBytes(s_utf8.GetBytes(text));

    /// <summary>Writes the whole output as UTF-8 lines that end with LF.</summary>
    public void WriteAllLines(IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(OpenWrite(), s_utf8) { NewLine = "\n" };
        foreach (var line in lines)
            writer.WriteLine(line);
    }

    /// <inheritdoc cref="WriteAllBytes"/>
    public async Task WriteAllBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        await using var stream = OpenWrite();
        await stream.WriteAsync(bytes, cancellationToken);
    }

    /// <inheritdoc cref="WriteAllText"/>
    public Task WriteAllTextAsync(string text, CancellationToken cancellationToken = default) => WriteAllBytesAsync(s_utf8.GetBytes(text), cancellationToken);

    /// <inheritdoc cref="WriteAllLines"/>
    public async Task WriteAllLinesAsync(IEnumerable<string> lines, CancellationToken cancellationToken = default)
    {
        await using var writer = new StreamWriter(OpenWrite(), s_utf8) { NewLine = "\n" };
        foreach (var line in lines)
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
    }

    internal void Complete(ITask task)
    {
        if (!_pathTaken)
        {
            if (_opened is null)
                throw new InvalidOperationException($"{task} ended without having written its output file.");

            // A writer over it may hold the end of the output still, and would be silent about it.
            if (_opened.CanWrite)
                throw new InvalidOperationException($"{task} ended without having disposed the stream of its output file, which may not be whole. Dispose it, and the writers over it, before Run ends.");
            return;
        }

        if (!System.IO.File.Exists(_path))
            throw new InvalidOperationException($"{task} took the path of its output file and ended without having written it.");
        using var file = System.IO.File.OpenRead(_path);
        file.CopyTo(_sink, 1 << 20);
    }
}
