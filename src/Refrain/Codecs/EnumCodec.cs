using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Refrain.Codecs;

/// <summary>
/// The codec of an enum: the underlying integer. The schema lists names and numbers, so that a renumbered enum is a
/// changed schema and the names show in JSON.
/// </summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public readonly struct EnumCodec<TEnum> : IOrderedCodec<TEnum>
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public static string Schema { get; } = Describe();

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, TEnum value)
    {
        if (Unsafe.SizeOf<TEnum>() == sizeof(int))
            writer.Write(Unsafe.BitCast<TEnum, int>(value));
        else if (Unsafe.SizeOf<TEnum>() == sizeof(byte))
            writer.Write(Unsafe.BitCast<TEnum, byte>(value));
        else if (Unsafe.SizeOf<TEnum>() == sizeof(short))
            writer.Write(Unsafe.BitCast<TEnum, short>(value));
        else
            writer.Write(Unsafe.BitCast<TEnum, long>(value));
    }

    /// <inheritdoc/>
    public static TEnum Read(ref ValueReader reader)
    {
        if (Unsafe.SizeOf<TEnum>() == sizeof(int))
            return Unsafe.BitCast<int, TEnum>(reader.ReadInt32());
        if (Unsafe.SizeOf<TEnum>() == sizeof(byte))
            return Unsafe.BitCast<byte, TEnum>(reader.ReadByte());
        if (Unsafe.SizeOf<TEnum>() == sizeof(short))
            return Unsafe.BitCast<short, TEnum>(reader.ReadInt16());
        return Unsafe.BitCast<long, TEnum>(reader.ReadInt64());
    }

    /// <inheritdoc/>
    public static int Compare(TEnum x, TEnum y) => Comparer<TEnum>.Default.Compare(x, y);

    // Of several names of one number the ordinally first counts: the generator, which writes this text into the schema of
    // records, must come to the same.
    private static string Describe()
    {
        var underlying = Type.GetTypeCode(typeof(TEnum));
        var names = new SortedDictionary<Int128, string>();
        foreach (var name in Enum.GetNames<TEnum>())
        {
            var value = Enum.Parse<TEnum>(name);
            var number = underlying == TypeCode.UInt64
                ? ((IConvertible)value).ToUInt64(CultureInfo.InvariantCulture)
                : (Int128)((IConvertible)value).ToInt64(CultureInfo.InvariantCulture);
            if (!names.TryGetValue(number, out var other) || string.CompareOrdinal(name, other) < 0)
                names[number] = name;
        }

        var text = new StringBuilder("enum<").Append(underlying switch
        {
            TypeCode.SByte => "i8",
            TypeCode.Byte => "u8",
            TypeCode.Int16 => "i16",
            TypeCode.UInt16 => "u16",
            TypeCode.Int32 => "i32",
            TypeCode.UInt32 => "u32",
            TypeCode.Int64 => "i64",
            _ => "u64",
        }).Append(">{");
        var separator = "";
        foreach (var (number, name) in names)
        {
            text.Append(separator).Append(name).Append('=').Append(number.ToString(CultureInfo.InvariantCulture));
            separator = ",";
        }

        return text.Append('}').ToString();
    }
}
