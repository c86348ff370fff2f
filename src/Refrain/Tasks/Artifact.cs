namespace Refrain;

/// <summary>
/// A handle to the output of a required task, to be opened when, and if, it is needed. Valid while the task that was handed it runs.
/// Thread-safe.
/// </summary>
/// <typeparam name="T">What the output is read as.</typeparam>
public sealed class Artifact<T>
{
    private readonly InputReader _reader;

    internal Artifact(InputReader reader) => _reader = reader;

    /// <summary>The key of the task that made it.</summary>
    public TaskKey Key => _reader.Key;

    /// <summary>The hash of its content.</summary>
    public ContentHash Version => _reader.Version;

    /// <summary>Its size in bytes.</summary>
    public long Size => _reader.Size;

    /// <summary>A file with its bytes, to be read only.</summary>
    /// <exception cref="NotSupportedException">The output is that of a source that has no file.</exception>
    public string Path => _reader.Path;

    /// <summary>Opens its bytes for reading; the caller disposes the stream.</summary>
    /// <exception cref="NotSupportedException">The output is that of a source that has no bytes.</exception>
    public Stream OpenRead() => _reader.OpenRead();

    /// <summary>Reads it whole.</summary>
    public ValueTask<T> ReadAsync() => _reader.Artifact<T>();
}
