using System.Globalization;
using System.Runtime.CompilerServices;

namespace Refrain.Keys;

/// <summary>
/// An enumeration: in messages the number, in text the name. Names can change without changing a key. What a user writes has a name, or is made of such as a combination of flags; numbers
/// without one are formatted, and only parsed where the type has no names at all.
/// </summary>
internal sealed class EnumKeyCodec<T> : IKeyCodec<T>
    where T : struct, Enum
{
    public static readonly EnumKeyCodec<T> Instance = new();

    private static readonly TypeCode _underlying = Type.GetTypeCode(typeof(T).GetEnumUnderlyingType());

    private static readonly bool _isFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);

    public void Write(ref KeyWriter writer, T value)
    {
        if (_underlying == TypeCode.UInt64)
            writer.Write(Unsafe.BitCast<T, ulong>(value));
        else
            writer.Write(Signed(value));
    }

    public T Read(ref KeyReader reader)
    {
        switch (_underlying)
        {
            case TypeCode.SByte: return Unsafe.BitCast<sbyte, T>(reader.ReadSByte());
            case TypeCode.Byte: return Unsafe.BitCast<byte, T>(reader.ReadByte());
            case TypeCode.Int16: return Unsafe.BitCast<short, T>(reader.ReadInt16());
            case TypeCode.UInt16: return Unsafe.BitCast<ushort, T>(reader.ReadUInt16());
            case TypeCode.Int32: return Unsafe.BitCast<int, T>(reader.ReadInt32());
            case TypeCode.UInt32: return Unsafe.BitCast<uint, T>(reader.ReadUInt32());
            case TypeCode.Int64: return Unsafe.BitCast<long, T>(reader.ReadInt64());
            default: return Unsafe.BitCast<ulong, T>(reader.ReadUInt64());
        }
    }

    public string Format(T value)
    {
        // A number without a name would be formatted with the culture's minus sign.
        var text = value.ToString();
        if (IsName(text))
            return text;
        return _underlying == TypeCode.UInt64
            ? Unsafe.BitCast<T, ulong>(value).ToString(CultureInfo.InvariantCulture)
            : Signed(value).ToString(CultureInfo.InvariantCulture);
    }

    public T Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && IsOneOfMine(value, text))
            return value;
        var names = string.Join(", ", Enum.GetNames<T>());
        throw new FormatException(
            names.Length == 0 ? "A whole number was expected, as the type has no names."
            : _isFlags ? $"One or several of {names} were expected, with commas between."
            : $"One of {names} was expected.");
    }

    // No flag is a combination, too. Of what are no flags, several would be made into one that nobody wrote.
    private static bool IsOneOfMine(T value, string text) =>
        _isFlags ? IsName(value.ToString()) || EqualityComparer<T>.Default.Equals(value, default) || IsNameless
        : !text.Contains(',', StringComparison.Ordinal) && (Enum.IsDefined(value) || IsNameless);

    private static bool IsNameless => Enum.GetNames<T>().Length == 0;

    private static bool IsName(string text) => char.IsLetter(text[0]) || text[0] == '_';

    private static long Signed(T value) => _underlying switch
    {
        TypeCode.SByte => Unsafe.BitCast<T, sbyte>(value),
        TypeCode.Byte => Unsafe.BitCast<T, byte>(value),
        TypeCode.Int16 => Unsafe.BitCast<T, short>(value),
        TypeCode.UInt16 => Unsafe.BitCast<T, ushort>(value),
        TypeCode.Int32 => Unsafe.BitCast<T, int>(value),
        TypeCode.UInt32 => Unsafe.BitCast<T, uint>(value),
        _ => Unsafe.BitCast<T, long>(value),
    };
}
