using System.Runtime.CompilerServices;

namespace Refrain.Keys;

// Fields: the name that must come, and its value.
public ref partial struct KeyReader
{
    /// <summary>Reads a field of this name and type.</summary>
    /// <param name="name">The name that must come, in UTF-8.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBoolean(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadBoolean();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public char ReadChar(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadChar();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public sbyte ReadSByte(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadSByte();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadByte();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short ReadInt16(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadInt16();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadUInt16();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadInt32();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadUInt32();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadInt64();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadUInt64();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ReadSingle(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadSingle();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadDouble(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadDouble();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public decimal ReadDecimal(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadDecimal();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string ReadString(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadString();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid ReadGuid(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadGuid();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateOnly ReadDateOnly(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadDateOnly();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TimeOnly ReadTimeOnly(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadTimeOnly();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TimeSpan ReadTimeSpan(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadTimeSpan();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTime ReadDateTime(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadDateTime();
    }

    /// <inheritdoc cref="ReadBoolean(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DateTimeOffset ReadDateTimeOffset(scoped ReadOnlySpan<byte> name)
    {
        Name(name);
        return ReadDateTimeOffset();
    }
}
