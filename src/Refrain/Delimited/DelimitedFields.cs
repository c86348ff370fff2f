using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Refrain.Delimited;

/// <summary>
/// The fields of one line, parsed when they are asked for, straight from the bytes of the file and without regard to any
/// culture. Fields are numbered as the row type's <see cref="IDelimitedRow{TRow}.Columns"/> are. Every method throws
/// <see cref="DelimitedFormatException"/> for a field that is not what it reads.
/// </summary>
public readonly ref partial struct DelimitedFields
{
    private readonly DelimitedScanner _scanner;

    internal DelimitedFields(DelimitedScanner scanner) => _scanner = scanner;

    /// <summary>Whether the field is empty, which is how a file says null.</summary>
    /// <param name="field">The field.</param>
    /// <returns>True for no bytes.</returns>
    public bool IsEmpty(int field)
    {
        _scanner.Field(field, out var length);
        return length == 0;
    }

    /// <summary>The field's bytes, quotation marks resolved; valid until the next row, or the next field that is quoted.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The bytes.</returns>
    public ReadOnlySpan<byte> Bytes(int field) => MemoryMarshal.CreateReadOnlySpan(ref _scanner.Field(field, out var length), length);

    /// <summary>An integer.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Int64(int field)
    {
        ref var start = ref _scanner.Field(field, out var length);
        return DigitParser.TryParse(ref start, length, out var value) ? value : Int64Slowly(field);
    }

    /// <inheritdoc cref="Int64"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Int32(int field)
    {
        ref var start = ref _scanner.Field(field, out var length);
        return DigitParser.TryParse(ref start, length, out var value) && value <= int.MaxValue ? (int)value : Int32Slowly(field);
    }

    /// <inheritdoc cref="Int64"/>
    public short Int16(int field) => Number<short>(field, NumberStyles.AllowLeadingSign, "a 16-bit integer");

    /// <inheritdoc cref="Int64"/>
    public sbyte SByte(int field) => Number<sbyte>(field, NumberStyles.AllowLeadingSign, "an 8-bit integer");

    /// <inheritdoc cref="Int64"/>
    public byte Byte(int field) => Number<byte>(field, NumberStyles.AllowLeadingSign, "an 8-bit unsigned integer");

    /// <inheritdoc cref="Int64"/>
    public ushort UInt16(int field) => Number<ushort>(field, NumberStyles.AllowLeadingSign, "a 16-bit unsigned integer");

    /// <inheritdoc cref="Int64"/>
    public uint UInt32(int field) => Number<uint>(field, NumberStyles.AllowLeadingSign, "a 32-bit unsigned integer");

    /// <inheritdoc cref="Int64"/>
    public ulong UInt64(int field) => Number<ulong>(field, NumberStyles.AllowLeadingSign, "a 64-bit unsigned integer");

    /// <inheritdoc cref="Int64"/>
    public Int128 Int128(int field) => Number<Int128>(field, NumberStyles.AllowLeadingSign, "a 128-bit integer");

    /// <inheritdoc cref="Int64"/>
    public UInt128 UInt128(int field) => Number<UInt128>(field, NumberStyles.AllowLeadingSign, "a 128-bit unsigned integer");

    /// <inheritdoc cref="Int64"/>
    public BigInteger BigInteger(int field) => Number<BigInteger>(field, NumberStyles.AllowLeadingSign, "an integer");

    /// <summary>A number with a point, with or without exponent.</summary>
    /// <inheritdoc cref="Int64"/>
    public double Double(int field) => Number<double>(field, Floating, "a number");

    /// <inheritdoc cref="Double"/>
    public float Single(int field) => Number<float>(field, Floating, "a number");

    /// <inheritdoc cref="Double"/>
    public Half Half(int field) => Number<Half>(field, Floating, "a number");

    /// <summary>A decimal number; its scale is kept.</summary>
    /// <inheritdoc cref="Int64"/>
    public decimal Decimal(int field) =>
        Number<decimal>(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, "a decimal number");

    /// <summary>A truth value: <c>true</c> or <c>false</c> in any case, 1 or 0.</summary>
    /// <inheritdoc cref="Int64"/>
    public bool Boolean(int field)
    {
        var text = Bytes(field);
        if (text is [(byte)'1'] || Ascii.EqualsIgnoreCase(text, "true"u8))
            return true;
        if (text is not [(byte)'0'] && !Ascii.EqualsIgnoreCase(text, "false"u8))
            _scanner.ThrowField(field, "true or false");
        return false;
    }

    /// <summary>Text; a text that is empty is the empty string.</summary>
    /// <inheritdoc cref="Int64"/>
    public string String(int field)
    {
        var text = Bytes(field);
        if (!Utf8.IsValid(text))
            _scanner.ThrowField(field, "text in UTF-8");
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>Text, or null where the field is empty and not in quotation marks.</summary>
    /// <inheritdoc cref="Int64"/>
    public string? NullableString(int field) => IsEmpty(field) && !_scanner.IsQuoted(field) ? null : String(field);

    /// <summary>One UTF-16 code unit.</summary>
    /// <inheritdoc cref="Int64"/>
    public char Char(int field)
    {
        if (String(field) is [var unit])
            return unit;
        _scanner.ThrowField(field, "one character");
        return default;
    }

    /// <summary>One Unicode scalar value.</summary>
    /// <inheritdoc cref="Int64"/>
    public Rune Rune(int field)
    {
        var text = Bytes(field);
        if (System.Text.Rune.DecodeFromUtf8(text, out var rune, out var length) != System.Buffers.OperationStatus.Done || length != text.Length)
            _scanner.ThrowField(field, "one character");
        return rune;
    }

    /// <summary>A GUID with its hyphens.</summary>
    /// <inheritdoc cref="Int64"/>
    public Guid Guid(int field)
    {
        if (!System.Guid.TryParseExact(String(field), "D", out var value))
            _scanner.ThrowField(field, "a GUID");
        return value;
    }

    /// <summary>A link.</summary>
    /// <inheritdoc cref="Int64"/>
    public Uri Uri(int field)
    {
        if (!Codecs.UriText.TryParse(String(field), out var value))
            _scanner.ThrowField(field, "a link");
        return value;
    }

    /// <summary>A version of two to four numbers.</summary>
    /// <inheritdoc cref="Int64"/>
    public Version Version(int field)
    {
        if (!System.Version.TryParse(String(field), out var value))
            _scanner.ThrowField(field, "a version");
        return value;
    }

    /// <summary>A value of an enum: one of its names, or a number.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <inheritdoc cref="Int64"/>
    public TEnum Enum<TEnum>(int field)
        where TEnum : struct, Enum
    {
        var text = String(field);
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || !System.Enum.TryParse<TEnum>(text, out var value))
        {
            _scanner.ThrowField(field, "one of " + string.Join(", ", System.Enum.GetNames<TEnum>()));
            return default;
        }

        return value;
    }

    private const NumberStyles Floating = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Int64Slowly(int field) => Number<long>(field, NumberStyles.AllowLeadingSign, "a 64-bit integer");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Int32Slowly(int field) => Number<int>(field, NumberStyles.AllowLeadingSign, "a 32-bit integer");

    private T Number<T>(int field, NumberStyles styles, string expected)
        where T : struct, INumberBase<T>
    {
        var text = Bytes(field);
        // The parsers of .NET take zeros behind a number for the end of a string in C.
        if (!T.TryParse(text, styles, CultureInfo.InvariantCulture, out var value) || text is [.., 0])
            _scanner.ThrowField(field, expected);
        return value;
    }
}
