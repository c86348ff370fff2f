using System.Numerics;
using System.Text;
using Refrain.Codecs;

namespace Refrain.JsonInput;

/// <summary>The order in which the elements of sets and the keys of dictionaries are encoded, by their encodings.</summary>
internal abstract class EncodedOrder
{
    /// <summary>Compares two encoded values.</summary>
    public abstract int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y);

    /// <summary>The order of a scalar or an enum.</summary>
    public static EncodedOrder Of(ArtifactSchema schema) => (schema.Kind == SchemaKind.Enum ? schema.Underlying : schema.Kind) switch
    {
        SchemaKind.Boolean => new By<bool, BooleanCodec>(),
        SchemaKind.SByte => new By<sbyte, SByteCodec>(),
        SchemaKind.Byte => new By<byte, ByteCodec>(),
        SchemaKind.Int16 => new By<short, Int16Codec>(),
        SchemaKind.UInt16 => new By<ushort, UInt16Codec>(),
        SchemaKind.Int32 => new By<int, Int32Codec>(),
        SchemaKind.UInt32 => new By<uint, UInt32Codec>(),
        SchemaKind.Int64 => new By<long, Int64Codec>(),
        SchemaKind.UInt64 => new By<ulong, UInt64Codec>(),
        SchemaKind.Int128 => new By<Int128, Int128Codec>(),
        SchemaKind.UInt128 => new By<UInt128, UInt128Codec>(),
        SchemaKind.BigInteger => new By<BigInteger, BigIntegerCodec>(),
        SchemaKind.Half => new By<Half, HalfCodec>(),
        SchemaKind.Single => new By<float, SingleCodec>(),
        SchemaKind.Double => new By<double, DoubleCodec>(),
        SchemaKind.Decimal => new By<decimal, DecimalCodec>(),
        SchemaKind.Char => new By<char, CharCodec>(),
        SchemaKind.Rune => new By<Rune, RuneCodec>(),
        SchemaKind.String => new By<string, StringCodec>(),
        SchemaKind.Guid => new By<Guid, GuidCodec>(),
        SchemaKind.Version => new By<Version, VersionCodec>(),
        SchemaKind.DateTime => new By<DateTime, DateTimeCodec>(),
        SchemaKind.DateTimeOffset => new By<DateTimeOffset, DateTimeOffsetCodec>(),
        SchemaKind.DateOnly => new By<DateOnly, DateOnlyCodec>(),
        SchemaKind.TimeOnly => new By<TimeOnly, TimeOnlyCodec>(),
        SchemaKind.TimeSpan => new By<TimeSpan, TimeSpanCodec>(),
        _ => throw new ArtifactFormatException($"The schema is malformed: {schema} has no order."),
    };

    private sealed class By<T, TCodec> : EncodedOrder
        where TCodec : struct, IOrderedCodec<T>
    {
        public override int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
        {
            var first = new ValueReader(x);
            var second = new ValueReader(y);
            return TCodec.Compare(TCodec.Read(ref first), TCodec.Read(ref second));
        }
    }
}
