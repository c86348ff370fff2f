using System.Buffers.Text;

namespace Refrain.Benchmarks.Data;

/// <summary>Writes UTF-8 lines through one large buffer.</summary>
internal sealed class LineWriter(string path) : IDisposable
{
    private const int BufferSize = 1 << 20;

    // More than the longest line made here.
    private const int Reserve = 4096;

    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly byte[] _buffer = new byte[BufferSize];
    private int _used;

    public LineWriter Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.AsSpan(_used));
        _used += text.Length;
        return this;
    }

    public LineWriter Write(long number)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
        return this;
    }

    /// <summary>A moment of 2010 as the real data writes it; the year of this data has 12 months of 28 days.</summary>
    public LineWriter WriteMoment(long milliseconds)
    {
        var (seconds, rest) = Math.DivRem(milliseconds, 1000);
        var (minutes, second) = Math.DivRem(seconds, 60);
        var (hours, minute) = Math.DivRem(minutes, 60);
        var (days, hour) = Math.DivRem(hours, 24);
        var (month, day) = Math.DivRem(days, 28);
        return Write("2010-"u8).WriteDigits(month % 12 + 1, 2).Write("-"u8).WriteDigits(day + 1, 2)
            .Write("T"u8).WriteDigits(hour, 2).Write(":"u8).WriteDigits(minute, 2).Write(":"u8).WriteDigits(second, 2)
            .Write("."u8).WriteDigits(rest, 3).Write("+0000"u8);
    }

    public void EndLine()
    {
        _buffer[_used++] = (byte)'\n';
        if (_used > BufferSize - Reserve)
            Flush();
    }

    private LineWriter WriteDigits(long number, int digits)
    {
        for (var place = digits - 1; place >= 0; place--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            _buffer[_used + place] = (byte)('0' + digit);
        }
        _used += digits;
        return this;
    }

    private void Flush()
    {
        _file.Write(_buffer, 0, _used);
        _used = 0;
    }

    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }
}
