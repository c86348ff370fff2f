using System.Buffers;

namespace Refrain.Codecs;

/// <summary>A buffer that is kept between the writers that append to it.</summary>
internal sealed class RowText : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(RowBlockWriter.BlockSize + (RowBlockWriter.BlockSize / 4));
    private int _position;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _position);

    public ValueWriter Begin() => new(_buffer, _position);

    public void Keep(ref ValueWriter writer)
    {
        _buffer = writer.Buffer;
        _position = writer.Length;
    }

    public void Clear() => _position = 0;

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _position = 0;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
