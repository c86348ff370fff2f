using System.Runtime.CompilerServices;

namespace Refrain.Keys;

/// <summary>Which use of the one format is being written.</summary>
public enum KeyForm
{
    /// <summary>What is hashed: tasks without their insignificant parameters.</summary>
    Key,

    /// <summary>What is sent or stored: everything that the task is rebuilt from.</summary>
    Message,
}

/// <summary>The numbers of format version 1.</summary>
internal static class KeyFormat
{
    public const byte Version = 0x01;

    /// <summary>How deep values may sit in one another: enough for any sane task, shallow enough for any stack.</summary>
    public const int MaxDepth = 100;

    public const ulong NotANumber64 = 0x7FF8_0000_0000_0000;
    public const uint NotANumber32 = 0x7FC0_0000;
    public const ushort NotANumber16 = 0x7E00;

    /// <summary>The one bit pattern of each number: a single NaN, no negative zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Canonical(double value) =>
        value == 0 ? 0 : double.IsNaN(value) ? NotANumber64 : BitConverter.DoubleToUInt64Bits(value);

    /// <inheritdoc cref="Canonical(double)"/>
    public static uint Canonical(float value) =>
        value == 0 ? 0 : float.IsNaN(value) ? NotANumber32 : BitConverter.SingleToUInt32Bits(value);

    /// <inheritdoc cref="Canonical(double)"/>
    public static ushort Canonical(Half value) =>
        value == Half.Zero ? (ushort)0 : Half.IsNaN(value) ? NotANumber16 : BitConverter.HalfToUInt16Bits(value);

    /// <summary>The same number without trailing zeros and without a negative zero.</summary>
    public static decimal Normalise(decimal value)
    {
        if (value == 0)
            return 0m;
        // Exact powers of ten are taken off the mantissa; the loop ends as each step lowers the scale.
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var mantissa = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var scale = (parts[3] >> 16) & 0xFF;
        while (scale > 0)
        {
            var (quotient, remainder) = UInt128.DivRem(mantissa, 10);
            if (remainder != 0)
                break;
            mantissa = quotient;
            scale--;
        }

        return new((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), parts[3] < 0, (byte)scale);
    }

    /// <summary>Whether UTF-8 cannot hold the text.</summary>
    public static bool HasUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }

    /// <summary>
    /// The text of a URI that means the same on every operating system: as it was written, except that what is absolute only by the
    /// rules of this machine (a path such as <c>/data</c>) is written out with its scheme.
    /// </summary>
    public static string Text(Uri value)
    {
        var text = value.OriginalString;
        if (!value.IsAbsoluteUri)
            return text;
        var scheme = value.Scheme;
        return text.Length > scheme.Length && text[scheme.Length] == ':' && text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? text
            : value.AbsoluteUri;
    }
}
