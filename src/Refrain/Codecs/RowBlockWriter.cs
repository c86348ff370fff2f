using System.Buffers;

namespace Refrain.Codecs;

/// <summary>
/// Collects encoded rows and hands them on in blocks. Between rows it keeps the buffer, because a
/// <see cref="ValueWriter"/> cannot outlive an <c>await</c>.
/// </summary>
internal abstract class RowBlockWriter(Stream destination, int limit) : IDisposable
{
    /// <summary>A block ends with the row that fills it up to this many bytes. The rows alone decide, so equal rows give equal bytes.</summary>
    public const int BlockSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BlockSize + (BlockSize / 4));
    private int _position;

    /// <summary>The rows written so far.</summary>
    public long Rows { get; private set; }

    protected Stream Destination { get; } = destination;

    /// <summary>The rows in the buffer.</summary>
    protected int Pending { get; set; }

    /// <summary>The length at which <see cref="Flush"/> is called.</summary>
    protected int Limit { get; set; } = limit;

    public ValueWriter Begin() => new(_buffer, _position);

    /// <summary>Counts a row, and writes the block that it fills.</summary>
    /// <returns>Whether a block was written.</returns>
    public bool EndRow(ref ValueWriter writer)
    {
        Rows++;
        Pending++;
        if (writer.Length < Limit)
            return false;
        Flush(ref writer);
        return true;
    }

    /// <summary>Takes the buffer back.</summary>
    public void Keep(ref ValueWriter writer)
    {
        _buffer = writer.Buffer;
        _position = writer.Length;
    }

    /// <summary>Writes what is left and the end of the artifact.</summary>
    public void End()
    {
        var writer = Begin();
        try
        {
            Finish(ref writer);
        }
        finally
        {
            Keep(ref writer);
        }
    }

    public virtual void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _position = 0;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    protected abstract void Flush(ref ValueWriter writer);

    protected abstract void Finish(ref ValueWriter writer);
}
