namespace Refrain;

/// <summary>Reads the output of one required task. One implementation for each place it may be in.</summary>
internal abstract class InputReader(ITask task)
{
    public ITask Task { get; } = task;

    public TaskKey Key => Task.Key;

    public abstract ContentHash Version { get; }

    public abstract long Size { get; }

    /// <summary>A file with the bytes.</summary>
    public virtual string Path => throw NoBytes();

    /// <summary>What an error in the content is said to be in: a file's path, or the task.</summary>
    public virtual string DisplayName => Task.ToString()!;

    public virtual Stream OpenRead() => throw NoBytes();

    /// <summary>What has the bytes of the file that the task made: itself, or where the output is the receipt of a file elsewhere, that file.</summary>
    public virtual InputReader AsFile() => this;

    /// <summary>The output as a single value; whole rows as <see cref="IReadOnlyList{T}"/>.</summary>
    public abstract ValueTask<T> Value<T>();

    public abstract ValueTask<IReadOnlyList<T>> List<T>();

    /// <summary>The rows, streamed; each enumeration reads anew.</summary>
    public abstract ValueTask<IEnumerable<T>> Rows<T>();

    public abstract ValueTask<IAsyncEnumerable<T>> RowsAsync<T>();

    /// <summary>The output as an <see cref="Artifact{T}"/> reads it.</summary>
    public virtual ValueTask<T> Artifact<T>() => Value<T>();

    /// <summary>
    /// Called when the task has ended, well or not: everything that was read must have been what was recorded.
    /// </summary>
    /// <exception cref="Stores.CorruptArtifactException">Stored bytes are not what was committed.</exception>
    /// <exception cref="SourceChangedException">A source changed while it was read.</exception>
    public virtual void Seal()
    {
    }

    /// <summary>As <see cref="Seal"/>, before the task has ended: what reads on is not disturbed. Called often.</summary>
    /// <inheritdoc cref="Seal"/>
    public virtual void Check() => Seal();

    /// <summary>Closes what is still open.</summary>
    public virtual void Close()
    {
    }

    protected NotSupportedException NoBytes() => new($"{Task} is a source without a file of its own; bind it as a value or as rows.");
}
