using System.Numerics;

namespace Refrain.Codecs;

/// <summary>The codec of 8-bit unsigned integers.</summary>
public readonly struct ByteCodec : IOrderedCodec<byte>
{
    /// <inheritdoc/>
    public static string Schema => "u8";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, byte value) => writer.Write(value);

    /// <inheritdoc/>
    public static byte Read(ref ValueReader reader) => reader.ReadByte();

    /// <inheritdoc/>
    public static int Compare(byte x, byte y) => x.CompareTo(y);
}

/// <summary>The codec of 8-bit integers.</summary>
public readonly struct SByteCodec : IOrderedCodec<sbyte>
{
    /// <inheritdoc/>
    public static string Schema => "i8";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, sbyte value) => writer.Write(value);

    /// <inheritdoc/>
    public static sbyte Read(ref ValueReader reader) => reader.ReadSByte();

    /// <inheritdoc/>
    public static int Compare(sbyte x, sbyte y) => x.CompareTo(y);
}

/// <summary>The codec of 16-bit integers.</summary>
public readonly struct Int16Codec : IOrderedCodec<short>
{
    /// <inheritdoc/>
    public static string Schema => "i16";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, short value) => writer.Write(value);

    /// <inheritdoc/>
    public static short Read(ref ValueReader reader) => reader.ReadInt16();

    /// <inheritdoc/>
    public static int Compare(short x, short y) => x.CompareTo(y);
}

/// <summary>The codec of 16-bit unsigned integers.</summary>
public readonly struct UInt16Codec : IOrderedCodec<ushort>
{
    /// <inheritdoc/>
    public static string Schema => "u16";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, ushort value) => writer.Write(value);

    /// <inheritdoc/>
    public static ushort Read(ref ValueReader reader) => reader.ReadUInt16();

    /// <inheritdoc/>
    public static int Compare(ushort x, ushort y) => x.CompareTo(y);
}

/// <summary>The codec of 32-bit integers.</summary>
public readonly struct Int32Codec : IOrderedCodec<int>
{
    /// <inheritdoc/>
    public static string Schema => "i32";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, int value) => writer.Write(value);

    /// <inheritdoc/>
    public static int Read(ref ValueReader reader) => reader.ReadInt32();

    /// <inheritdoc/>
    public static int Compare(int x, int y) => x.CompareTo(y);
}

/// <summary>The codec of 32-bit unsigned integers.</summary>
public readonly struct UInt32Codec : IOrderedCodec<uint>
{
    /// <inheritdoc/>
    public static string Schema => "u32";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, uint value) => writer.Write(value);

    /// <inheritdoc/>
    public static uint Read(ref ValueReader reader) => reader.ReadUInt32();

    /// <inheritdoc/>
    public static int Compare(uint x, uint y) => x.CompareTo(y);
}

/// <summary>The codec of 64-bit integers.</summary>
public readonly struct Int64Codec : IOrderedCodec<long>
{
    /// <inheritdoc/>
    public static string Schema => "i64";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, long value) => writer.Write(value);

    /// <inheritdoc/>
    public static long Read(ref ValueReader reader) => reader.ReadInt64();

    /// <inheritdoc/>
    public static int Compare(long x, long y) => x.CompareTo(y);
}

/// <summary>The codec of 64-bit unsigned integers.</summary>
public readonly struct UInt64Codec : IOrderedCodec<ulong>
{
    /// <inheritdoc/>
    public static string Schema => "u64";

    /// <inheritdoc/>
    public static bool IsMemoryImage => BitConverter.IsLittleEndian;

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, ulong value) => writer.Write(value);

    /// <inheritdoc/>
    public static ulong Read(ref ValueReader reader) => reader.ReadUInt64();

    /// <inheritdoc/>
    public static int Compare(ulong x, ulong y) => x.CompareTo(y);
}

/// <summary>The codec of 128-bit integers.</summary>
public readonly struct Int128Codec : IOrderedCodec<Int128>
{
    /// <inheritdoc/>
    public static string Schema => "i128";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, Int128 value) => writer.Write(value);

    /// <inheritdoc/>
    public static Int128 Read(ref ValueReader reader) => reader.ReadInt128();

    /// <inheritdoc/>
    public static int Compare(Int128 x, Int128 y) => x.CompareTo(y);
}

/// <summary>The codec of 128-bit unsigned integers.</summary>
public readonly struct UInt128Codec : IOrderedCodec<UInt128>
{
    /// <inheritdoc/>
    public static string Schema => "u128";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, UInt128 value) => writer.Write(value);

    /// <inheritdoc/>
    public static UInt128 Read(ref ValueReader reader) => reader.ReadUInt128();

    /// <inheritdoc/>
    public static int Compare(UInt128 x, UInt128 y) => x.CompareTo(y);
}

/// <summary>The codec of integers of any size.</summary>
public readonly struct BigIntegerCodec : IOrderedCodec<BigInteger>
{
    /// <inheritdoc/>
    public static string Schema => "bigint";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, BigInteger value) => writer.Write(value);

    /// <inheritdoc/>
    public static BigInteger Read(ref ValueReader reader) => reader.ReadBigInteger();

    /// <inheritdoc/>
    public static int Compare(BigInteger x, BigInteger y) => x.CompareTo(y);
}
