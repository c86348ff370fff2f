using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Refrain.Codecs;

/// <summary>
/// Reads encoded values from a contiguous run of bytes. Whatever the bytes hold, it throws nothing but
/// <see cref="ArtifactFormatException"/>, and allocates only what bytes that are there justify.
/// </summary>
public ref partial struct ValueReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;

    /// <summary>Makes a reader of the bytes.</summary>
    /// <param name="bytes">The encoded values.</param>
    public ValueReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _position = 0;
    }

    internal ValueReader(ReadOnlySpan<byte> bytes, int position)
    {
        _bytes = bytes;
        _position = position;
    }

    /// <summary>The number of bytes read.</summary>
    public readonly int Position => _position;

    /// <summary>The number of bytes not yet read.</summary>
    public readonly int Remaining => _bytes.Length - _position;

    /// <summary>Checks that everything was read.</summary>
    /// <exception cref="ArtifactFormatException">Bytes are left over.</exception>
    public readonly void End()
    {
        if (_position != _bytes.Length)
            Throw($"{_bytes.Length - _position} bytes are left over behind the last value");
    }

    /// <summary>Says that the bytes are no value of the schema.</summary>
    /// <param name="found">What was found, as the end of a sentence.</param>
    /// <exception cref="ArtifactFormatException">Always.</exception>
    [DoesNotReturn]
    public readonly void Throw(string found) =>
        throw new ArtifactFormatException(string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"The artifact is malformed at byte {_position} of its block: {found}."));

    /// <summary>The next bytes as they are, without copying.</summary>
    internal ReadOnlySpan<byte> TakeSpan(int size)
    {
        if ((uint)size > (uint)Remaining)
            ThrowShort(size);
        var span = _bytes.Slice(_position, size);
        _position += size;
        return span;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Take(int size)
    {
        var position = _position;
        if (_bytes.Length - position < size)
            ThrowShort(size);
        _position = position + size;
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(_bytes), position);
    }

    [DoesNotReturn]
    private readonly void ThrowShort(int size) => Throw($"{size} bytes were expected and {Remaining} are there");
}
