namespace Refrain.Codecs;

/// <summary>Yields encoded rows in blocks that lie contiguous in memory.</summary>
internal abstract class RowBlockReader(Stream source, int capacity) : IDisposable
{
    private readonly Stream _source = source;
    private int _left;

    private protected enum Step
    {
        /// <summary>More bytes of the stream are needed.</summary>
        More,

        /// <summary>A block is there.</summary>
        Block,
    }

    /// <summary>The encoded rows of the current block.</summary>
    public abstract ReadOnlySpan<byte> Block { get; }

    /// <summary>The number of rows in the current block.</summary>
    public int RowCount { get; private set; }

    protected GrowingBuffer Input { get; } = new(source, capacity);

    /// <summary>Goes on to the next block.</summary>
    /// <returns>False at the end of the artifact.</returns>
    public bool Next()
    {
        while (Advance() == Step.More)
        {
            if (!Input.Fill())
                return EndOfStream();
        }

        return true;
    }

    /// <inheritdoc cref="Next"/>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (Advance() == Step.More)
        {
            if (!await Input.FillAsync(cancellationToken).ConfigureAwait(false))
                return EndOfStream();
        }

        return true;
    }

    /// <summary>Whether the block has rows that were not read.</summary>
    public bool HasRow => _left > 0;

    /// <summary>Counts a row, and checks after the last one that the block ends there.</summary>
    /// <returns>Where the next row begins.</returns>
    public int EndRow(ref ValueReader reader)
    {
        if (--_left == 0)
            reader.End();
        return reader.Position;
    }

    public void CloseSource()
    {
        Dispose();
        _source.Dispose();
    }

    public async ValueTask CloseSourceAsync()
    {
        Dispose();
        await _source.DisposeAsync().ConfigureAwait(false);
    }

    public virtual void Dispose() => Input.Dispose();

    protected void SetRows(int count) => RowCount = _left = count;

    private protected abstract Step Advance();

    private protected abstract bool EndOfStream();
}
