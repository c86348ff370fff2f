using System.Runtime.CompilerServices;

namespace Refrain.Keys;

// Fields: a name and a value. Generated code calls these with literals, so the copy of the name is inlined. Each has a name of its own: to choose
// among twenty overloads for each parameter of each task is dear at compile time.
public ref partial struct KeyWriter
{
    /// <summary>Writes a field that is an integer.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt32(scoped ReadOnlySpan<byte> name, int value) => WriteInt64(name, value);

    /// <inheritdoc cref="WriteInt32(ReadOnlySpan{byte}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32(scoped ReadOnlySpan<byte> name, uint value) => WriteInt64(name, value);

    /// <inheritdoc cref="WriteInt32(ReadOnlySpan{byte}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt64(scoped ReadOnlySpan<byte> name, long value)
    {
        Name(name, SmallValue);
        Integer(value);
    }

    /// <inheritdoc cref="WriteInt32(ReadOnlySpan{byte}, int)"/>
    public void WriteUInt64(scoped ReadOnlySpan<byte> name, ulong value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is text.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The text; it may hold unpaired surrogates.</param>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteString(scoped ReadOnlySpan<byte> name, string value)
    {
        Name(name, SmallValue);
        if (value is null)
            ThrowNull(name);
        Text(value);
    }

    /// <summary>Writes a field that is a truth value.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolean(scoped ReadOnlySpan<byte> name, bool value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a UTF-16 code unit.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteChar(scoped ReadOnlySpan<byte> name, char value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a number.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSingle(scoped ReadOnlySpan<byte> name, float value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a number.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDouble(scoped ReadOnlySpan<byte> name, double value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a decimal number.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDecimal(scoped ReadOnlySpan<byte> name, decimal value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a GUID.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteGuid(scoped ReadOnlySpan<byte> name, Guid value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a date.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDateOnly(scoped ReadOnlySpan<byte> name, DateOnly value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a time of day.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTimeOnly(scoped ReadOnlySpan<byte> name, TimeOnly value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is a duration.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteTimeSpan(scoped ReadOnlySpan<byte> name, TimeSpan value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is ticks and kind.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDateTime(scoped ReadOnlySpan<byte> name, DateTime value)
    {
        Name(name, SmallValue);
        Write(value);
    }

    /// <summary>Writes a field that is an instant.</summary>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDateTimeOffset(scoped ReadOnlySpan<byte> name, DateTimeOffset value)
    {
        Name(name, SmallValue);
        Write(value);
    }
}
