using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Refrain.Targets;

/// <summary>
/// Takes the values of rows, column by column, and encodes them as PostgreSQL's binary <c>COPY</c> has them: for each row the number of columns, for each value its length and its bytes. Called by
/// generated code. Not thread-safe.
/// </summary>
public sealed class SqlRowWriter
{
    /// <summary>The most bytes of one value: what both databases take, and read again.</summary>
    internal const int MostBytes = 512 * 1024 * 1024;

    private const int MostRowBytes = 1024 * 1024 * 1024;
    private const int Block = 64 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly DateTime s_epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _place;
    private readonly SqlColumn[] _columns;
    private readonly int[] _starts;
    private byte[] _buffer = new byte[Block + 4096];
    private int _length;
    private int _rowStart;
    private int _column;

    /// <summary>Makes a writer.</summary>
    /// <param name="place">What messages say the rows are of.</param>
    /// <param name="columns">The columns.</param>
    internal SqlRowWriter(string place, SqlColumn[] columns)
    {
        _place = place;
        _columns = columns;
        _starts = new int[columns.Length + 1];
    }

    /// <summary>How many rows were ended.</summary>
    internal long Rows { get; private set; }

    /// <summary>Whether there is enough to be taken.</summary>
    internal bool IsFull => _length >= Block;

    /// <summary>The rows since <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Nothing: only where the column may hold nothing.</summary>
    public void Null()
    {
        if (!_columns[_column].IsNullable)
            throw Refuse("it has no value, and the column must have one");
        BinaryPrimitives.WriteInt32BigEndian(Start(0), -1);
        End(0);
    }

    /// <summary>A truth value.</summary>
    public void Write(bool value)
    {
        Begin(1)[0] = value ? (byte)1 : (byte)0;
        End(1);
    }

    /// <summary>16 bits.</summary>
    public void Write(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(Begin(2), value);
        End(2);
    }

    /// <summary>32 bits.</summary>
    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Begin(4), value);
        End(4);
    }

    /// <summary>64 bits.</summary>
    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Begin(8), value);
        End(8);
    }

    /// <summary>A floating-point number.</summary>
    public void Write(float value)
    {
        BinaryPrimitives.WriteSingleBigEndian(Begin(4), value);
        End(4);
    }

    /// <inheritdoc cref="Write(float)"/>
    public void Write(double value)
    {
        BinaryPrimitives.WriteDoubleBigEndian(Begin(8), value);
        End(8);
    }

    /// <summary>A decimal number.</summary>
    public void Write(decimal value)
    {
        var bytes = SqlNumeric.Write(Start(SqlNumeric.MostBytes)[4..], value);
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), bytes);
        End(bytes);
    }

    /// <summary>Text.</summary>
    /// <exception cref="TargetException">It is null, too long, or holds what not every database keeps: the character zero, or half of a surrogate pair.</exception>
    public void Write(string value)
    {
        if (value is null)
            throw Refuse("it is null, and its type says that it never is");
        if (value.Length > MostBytes)
            throw TooLong(value.Length);
        if (value.Contains('\0', StringComparison.Ordinal))
            throw Refuse("the text holds the character zero (\\0), which a database does not keep: take it out before the row is written");
        try
        {
            var most = s_utf8.GetMaxByteCount(value.Length);
            if (most > Block)
                most = s_utf8.GetByteCount(value);
            var bytes = s_utf8.GetBytes(value, Start(most)[4..]);
            BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), bytes);
            End(bytes);
        }
        catch (EncoderFallbackException)
        {
            throw Refuse("the text holds half of a surrogate pair, which UTF-8 has no bytes for");
        }
    }

    /// <summary>Bytes.</summary>
    /// <exception cref="TargetException">They are null or too many.</exception>
    public void Write(byte[] value)
    {
        if (value is null)
            throw Refuse("it is null, and its type says that it never is");
        value.CopyTo(Begin(value.Length));
        End(value.Length);
    }

    /// <summary>A GUID.</summary>
    public void Write(Guid value)
    {
        value.TryWriteBytes(Begin(16), bigEndian: true, out _);
        End(16);
    }

    /// <summary>A day.</summary>
    public void Write(DateOnly value) => Write(value.DayNumber - DateOnly.FromDateTime(s_epoch).DayNumber);

    /// <summary>A time of day.</summary>
    /// <exception cref="TargetException">It is not in whole microseconds.</exception>
    public void Write(TimeOnly value) => Write(Microseconds(value.Ticks));

    /// <summary>A day and time as the clock shows them, whatever its kind.</summary>
    /// <inheritdoc cref="Write(TimeOnly)"/>
    public void Write(DateTime value) => Write(Microseconds(value.Ticks - s_epoch.Ticks));

    /// <summary>A moment.</summary>
    /// <inheritdoc cref="Write(TimeOnly)"/>
    public void Write(DateTimeOffset value) => Write(Microseconds(value.UtcTicks - s_epoch.Ticks));

    /// <summary>Begins a row.</summary>
    internal void BeginRow()
    {
        _rowStart = _length;
        _column = 0;
        Reserve(2);
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_length), (short)_columns.Length);
        _length += 2;
        _starts[0] = _length;
    }

    /// <summary>Ends a row.</summary>
    /// <param name="partition">The values that the row must have, because they are its partition's.</param>
    internal void EndRow(ReadOnlySpan<PartitionValue> partition)
    {
        foreach (var value in partition)
        {
            if (!_buffer.AsSpan(_starts[value.Column], _starts[value.Column + 1] - _starts[value.Column]).SequenceEqual(value.Encoded))
            {
                _column = value.Column;
                throw Refuse($"it is not {value.Shown}, so the row is not of this task's partition, and the next run would not replace it");
            }
        }

        Rows++;
    }

    /// <summary>Forgets what was taken.</summary>
    internal void Clear()
    {
        _length = 0;
        if (_buffer.Length > 16 * Block)
            _buffer = new byte[Block + 4096];
    }

    /// <summary>What is wrong with the value that is being written.</summary>
    internal TargetException Refuse(string why) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_place}, row {Rows + 1}{(_column < _columns.Length ? $", column '{_columns[_column].Name}'" : "")}: {why}."));

    private long Microseconds(long ticks) => ticks % TimeSpan.TicksPerMicrosecond == 0
        ? ticks / TimeSpan.TicksPerMicrosecond
        : throw Refuse("the time is not in whole microseconds, which is what databases keep: cut it to them before the row is written");

    private TargetException TooLong(int bytes) =>
        Refuse(string.Create(CultureInfo.InvariantCulture, $"the value has {bytes} bytes or more, and {MostBytes} (512 MiB) is the most: store it as a file and its name in the table"));

    private Span<byte> Begin(int bytes)
    {
        var start = Start(bytes);
        BinaryPrimitives.WriteInt32BigEndian(start, bytes);
        return start[4..];
    }

    private Span<byte> Start(int bytes)
    {
        if (bytes > MostBytes)
            throw TooLong(bytes);
        Reserve(4 + bytes);
        return _buffer.AsSpan(_length);
    }

    private void End(int bytes)
    {
        _length += 4 + bytes;
        _starts[++_column] = _length;
    }

    private void Reserve(int bytes)
    {
        var needed = (long)_length + bytes;
        if (needed <= _buffer.Length)
            return;
        if (needed - _rowStart > MostRowBytes)
            throw Refuse("the row has more than 1 GiB, which is more than a database takes");
        Array.Resize(ref _buffer, (int)Math.Min(Math.Max(2L * _buffer.Length, needed), Array.MaxLength));
    }
}
