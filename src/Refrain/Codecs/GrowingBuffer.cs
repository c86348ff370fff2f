using System.Buffers;

namespace Refrain.Codecs;

/// <summary>
/// A pooled buffer that is filled from a stream and grows with what arrives, never with what a length field claims.
/// </summary>
internal sealed class GrowingBuffer : IDisposable
{
    private readonly Stream _source;
    private byte[] _buffer;
    private int _start;
    private int _end;

    public GrowingBuffer(Stream source, int capacity = 64 * 1024)
    {
        _source = source;
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>What has arrived and was not yet dropped.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    public int Length => _end - _start;

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _start = _end = 0;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Forgets bytes at the beginning.</summary>
    public void Drop(int count) => _start += count;

    /// <summary>Reads more bytes, as many as fit.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Fill()
    {
        MakeRoom();
        return Count(_source.Read(_buffer, _end, _buffer.Length - _end));
    }

    /// <summary>Reads more bytes, as many as fit.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        return Count(await _source.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false));
    }

    public void FillToEnd()
    {
        while (Fill())
        {
        }
    }

    private bool Count(int read)
    {
        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
            return;
        if (_start > 0 && _start >= _buffer.Length / 2)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        }
        else
        {
            if (_buffer.Length >= Array.MaxLength)
                throw new ArtifactFormatException($"The artifact has one row, or one value, of more than {Array.MaxLength} bytes.");
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, 2L * _buffer.Length));
            _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _end -= _start;
        _start = 0;
    }
}
