using System.Numerics;

namespace Refrain.Keys;

// One class a width. All write the same family of tags, so a parameter that is widened keeps its keys.

internal sealed class SByteKeyCodec : IntegerKeyCodec<sbyte>
{
    public override void Write(ref KeyWriter writer, sbyte value) => writer.Write(value);

    public override sbyte Read(ref KeyReader reader) => reader.ReadSByte();

    protected override string Bounds => Between<sbyte>();
}

internal sealed class ByteKeyCodec : IntegerKeyCodec<byte>
{
    public override void Write(ref KeyWriter writer, byte value) => writer.Write(value);

    public override byte Read(ref KeyReader reader) => reader.ReadByte();

    protected override string Bounds => Between<byte>();
}

internal sealed class Int16KeyCodec : IntegerKeyCodec<short>
{
    public override void Write(ref KeyWriter writer, short value) => writer.Write(value);

    public override short Read(ref KeyReader reader) => reader.ReadInt16();

    protected override string Bounds => Between<short>();
}

internal sealed class UInt16KeyCodec : IntegerKeyCodec<ushort>
{
    public override void Write(ref KeyWriter writer, ushort value) => writer.Write(value);

    public override ushort Read(ref KeyReader reader) => reader.ReadUInt16();

    protected override string Bounds => Between<ushort>();
}

internal sealed class Int32KeyCodec : IntegerKeyCodec<int>
{
    public override void Write(ref KeyWriter writer, int value) => writer.Write(value);

    public override int Read(ref KeyReader reader) => reader.ReadInt32();

    protected override string Bounds => Between<int>();
}

internal sealed class UInt32KeyCodec : IntegerKeyCodec<uint>
{
    public override void Write(ref KeyWriter writer, uint value) => writer.Write(value);

    public override uint Read(ref KeyReader reader) => reader.ReadUInt32();

    protected override string Bounds => Between<uint>();
}

internal sealed class Int64KeyCodec : IntegerKeyCodec<long>
{
    public override void Write(ref KeyWriter writer, long value) => writer.Write(value);

    public override long Read(ref KeyReader reader) => reader.ReadInt64();

    protected override string Bounds => Between<long>();
}

internal sealed class UInt64KeyCodec : IntegerKeyCodec<ulong>
{
    public override void Write(ref KeyWriter writer, ulong value) => writer.Write(value);

    public override ulong Read(ref KeyReader reader) => reader.ReadUInt64();

    protected override string Bounds => Between<ulong>();
}

internal sealed class Int128KeyCodec : IntegerKeyCodec<Int128>
{
    public override void Write(ref KeyWriter writer, Int128 value) => writer.Write(value);

    public override Int128 Read(ref KeyReader reader) => reader.ReadInt128();

    protected override string Bounds => Between<Int128>();
}

internal sealed class UInt128KeyCodec : IntegerKeyCodec<UInt128>
{
    public override void Write(ref KeyWriter writer, UInt128 value) => writer.Write(value);

    public override UInt128 Read(ref KeyReader reader) => reader.ReadUInt128();

    protected override string Bounds => Between<UInt128>();
}

internal sealed class BigIntegerKeyCodec : IntegerKeyCodec<BigInteger>
{
    public override void Write(ref KeyWriter writer, BigInteger value) => writer.Write(value);

    public override BigInteger Read(ref KeyReader reader) => reader.ReadBigInteger();
}
