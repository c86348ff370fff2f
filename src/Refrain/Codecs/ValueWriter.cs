using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Refrain.Codecs;

/// <summary>
/// Appends encoded values to a pooled buffer that grows. Integers are little-endian of their full width. Not thread-safe;
/// <see cref="Dispose"/> gives the buffer back.
/// </summary>
public ref partial struct ValueWriter
{
    private byte[] _buffer;
    private int _position;

    /// <summary>Makes a writer with a small buffer from the shared pool.</summary>
    public ValueWriter()
        : this(256)
    {
    }

    /// <summary>Makes a writer with a buffer from the shared pool.</summary>
    /// <param name="capacity">The bytes to begin with; the buffer grows as needed.</param>
    public ValueWriter(int capacity)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
        _position = 0;
    }

    /// <summary>Goes on at the end of a buffer that another writer began.</summary>
    internal ValueWriter(byte[] buffer, int position)
    {
        _buffer = buffer;
        _position = position;
    }

    /// <summary>The number of bytes written.</summary>
    public readonly int Length => _position;

    /// <summary>The bytes written; valid until the next write.</summary>
    public readonly ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, _position);

    /// <summary>The buffer itself, for who keeps it between writers.</summary>
    internal readonly byte[] Buffer => _buffer;

    /// <summary>Gives the buffer back to the pool. The writer must not be used afterwards.</summary>
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _position = 0;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Forgets what was written behind a position and writes on from there.</summary>
    internal void Rewind(int position) => _position = position;

    /// <summary>Leaves room for a field that is written later, when its value is known.</summary>
    internal int Reserve(int size)
    {
        Claim(size);
        return _position - size;
    }

    /// <summary>Writes into room that was reserved.</summary>
    internal readonly void Patch(int position, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(position, sizeof(uint)), value);

    /// <summary>Room for at least this many bytes, to be followed by <see cref="Advance"/>.</summary>
    internal Span<byte> GetSpan(int size)
    {
        if (_buffer.Length - _position < size)
            Grow(size);
        return _buffer.AsSpan(_position);
    }

    /// <summary>Counts bytes that were put into the span of <see cref="GetSpan"/>.</summary>
    internal void Advance(int count) => _position += count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Claim(int size)
    {
        var position = _position;
        if (_buffer.Length - position < size)
            Grow(size);
        _position = position + size;
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        var needed = (long)_position + size;
        if (needed > Array.MaxLength)
            ThrowTooLarge();
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _buffer.Length)));
        _buffer.AsSpan(0, _position).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    [DoesNotReturn]
    private static void ThrowTooLarge() => throw new InvalidOperationException(
        $"One row, or one value, takes more than {Array.MaxLength} bytes. Return rows instead of one value, or smaller rows.");

    /// <summary>Says that a null came where the type has none.</summary>
    [DoesNotReturn]
    internal static void ThrowNull(string type) => ThrowNull(type, isOfRecord: false);

    [DoesNotReturn]
    private static void ThrowNull(string type, bool isOfRecord) => throw NullPlace.Error(
        $"A null reached a place of type {type} that is not nullable. Make the member nullable, or give it a value.", isOfRecord);

    /// <summary>Says that a null, or an instance of a derived class whose further members would be lost, came where a class is stored.</summary>
    /// <param name="value">What came.</param>
    /// <param name="type">The class that the schema describes.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowNotExact(object? value, Type type)
    {
        if (value is null)
            ThrowNull(type.ToString(), isOfRecord: true);
        throw new InvalidOperationException(
            $"An instance of {value.GetType()} came where the output type says {type}: its own members would be lost. "
            + $"Seal {type}, or return exactly that type.");
    }
}
