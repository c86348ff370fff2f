using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Refrain.Benchmarks.Fastest;

/// <summary>
/// Reads a file in large blocks and hands out stretches of whole lines, each ending in a newline.
/// <see cref="Padding"/> bytes before and after a stretch may be read, so that vector loads need no bounds checks.
/// </summary>
internal sealed unsafe class LineBlocks : IDisposable
{
    public const int Padding = 128;

    private const int BlockSize = 1 << 20;

    private readonly SafeFileHandle _file;
    private byte* _buffer;
    private int _capacity = 2 * BlockSize;
    private int _used;
    private int _handedOut;
    private long _offset;
    private bool _headerPassed;

    public LineBlocks(string path)
    {
        _file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        _buffer = Allocate(_capacity);
    }

    /// <summary>The next stretch of lines, without the file's first line; false at the end of the file.</summary>
    public bool Next(out byte* start, out byte* end)
    {
        while (Refill())
        {
            start = _buffer;
            end = _buffer + _handedOut;
            if (!_headerPassed)
            {
                start += new ReadOnlySpan<byte>(start, _handedOut).IndexOf((byte)'\n') + 1;
                _headerPassed = true;
            }
            if (start < end)
                return true;
        }
        start = end = null;
        return false;
    }

    /// <summary>Drops what was handed out, keeps the line begun, and reads on until a line is whole.</summary>
    private bool Refill()
    {
        _used -= _handedOut;
        Buffer.MemoryCopy(_buffer + _handedOut, _buffer, _capacity, _used);
        _handedOut = 0;
        while (true)
        {
            if (_capacity - _used < BlockSize)
                Grow();
            var read = RandomAccess.Read(_file, new Span<byte>(_buffer + _used, BlockSize), _offset);
            _offset += read;
            var fresh = _used;
            _used += read;
            if (read == 0)
                return FinishLastLine();
            var newline = new ReadOnlySpan<byte>(_buffer + fresh, read).LastIndexOf((byte)'\n');
            if (newline < 0)
                continue;
            _handedOut = fresh + newline + 1;
            return true;
        }
    }

    private bool FinishLastLine()
    {
        if (_used == 0)
            return false;
        _buffer[_used++] = (byte)'\n';
        _handedOut = _used;
        return true;
    }

    private void Grow()
    {
        var larger = Allocate(2 * _capacity);
        Buffer.MemoryCopy(_buffer, larger, 2 * _capacity, _used);
        Release(_buffer);
        _buffer = larger;
        _capacity *= 2;
    }

    private static byte* Allocate(int capacity) =>
        (byte*)NativeMemory.AlignedAlloc((nuint)capacity + 2 * Padding, 64) + Padding;

    private static void Release(byte* buffer) => NativeMemory.AlignedFree(buffer - Padding);

    public void Dispose()
    {
        _file.Dispose();
        Release(_buffer);
    }
}
