using Refrain.Codecs;

namespace Refrain.Tests.Codecs;

/// <summary>Bytes that were written once must be read for ever: these never change without a new format version.</summary>
public sealed class GoldenBytesTests
{
    [Fact]
    public void Rows() => Assert.Equal(
        "52465201"                                                  // RFR, version 1
        + "35000000" + "02000000"                                   // 53 bytes, 2 rows
        + "0100000000000000" + "0200000000000000" + "03000000" + "03" + "616263"
        + "FFFFFFFFFFFFFFFF" + "0000000000000080" + "FFFFFF7F" + "08" + "C3A4F09F98803132"
        + "00000000" + "00000000",                                  // the end
        Hex(Outputs.Rows<SimpleRows, Simple>().Bytes([new(1, 2, 3, "abc"), new(-1, long.MinValue, int.MaxValue, "ä😀12")])));

    [Fact]
    public void NoRows() => Assert.Equal("52465201" + "0000000000000000", Hex(Outputs.Rows<SimpleRows, Simple>().Bytes([])));

    [Fact]
    public void Value() => Assert.Equal(
        "52465601" + "02" + "6162" + "07000000", Hex(Outputs.Value<OpenValue, Open>().Bytes(new Open { Name = "ab", Count = 7 })));

    // No theory: the names of cases are UTF-8, which cannot hold a lone surrogate.
    [Fact]
    public void Text()
    {
        Assert.Equal("00", Encoded<string, StringCodec>(""));
        Assert.Equal("FF02000000" + "00D87800", Encoded<string, StringCodec>("\ud800x"));
    }

    [Fact]
    public void LengthsTakeOneByteUpTo253()
    {
        Assert.StartsWith("FD6161", Encoded<string, StringCodec>(new string('a', 253)), StringComparison.Ordinal);
        Assert.StartsWith("FEFE0000006161", Encoded<string, StringCodec>(new string('a', 254)), StringComparison.Ordinal);
    }

    [Fact]
    public void Scalars()
    {
        Assert.Equal("02", Encoded<byte, ByteCodec>(2));
        Assert.Equal("FEFF", Encoded<short, Int16Codec>(-2));
        Assert.Equal("02000000000000000000000000000000", Encoded<Int128, Int128Codec>(2));
        Assert.Equal("0101", Encoded<System.Numerics.BigInteger, BigIntegerCodec>(1));
        Assert.Equal("000000000000F83F", Encoded<double, DoubleCodec>(1.5));
        Assert.Equal("000000000000F8FF", Encoded<double, DoubleCodec>(-double.NaN));
        Assert.Equal("000000000000F8FF", Encoded<double, DoubleCodec>(BitConverter.UInt64BitsToDouble(0x7FF8000000000123)));
        Assert.Equal("64000000" + "00000000" + "00000000" + "00000280", Encoded<decimal, DecimalCodec>(-1.00m));
        Assert.Equal("00112233445566778899AABBCCDDEEFF", Encoded<Guid, GuidCodec>(new Guid("00112233-4455-6677-8899-aabbccddeeff")));
        Assert.Equal("0100000000000040", Encoded<DateTime, DateTimeCodec>(new DateTime(1, DateTimeKind.Utc)));
        Assert.Equal("00D01F710B000000" + "E2FF", Encoded<DateTimeOffset, DateTimeOffsetCodec>(new DateTimeOffset(0x0B711FD000, TimeSpan.FromMinutes(-30))));
        Assert.Equal("01000000", Encoded<DateOnly, DateOnlyCodec>(new DateOnly(1, 1, 2)));
        Assert.Equal("0100000002000000" + "FFFFFFFFFFFFFFFF", Encoded<Version, VersionCodec>(new Version(1, 2)));
        Assert.Equal("C8", Encoded<Size, EnumCodec<Size>>(Size.Big));
        Assert.Equal("00", Encoded<int?, NullableCodec<int, Int32Codec>>(null));
        Assert.Equal("0105000000", Encoded<int?, NullableCodec<int, Int32Codec>>(5));
    }

    [Fact]
    public void SetsAndDictionariesAreWrittenInOrder()
    {
        Assert.Equal("03" + "0142" + "0161" + "02C3A4", Encoded<HashSet<string>, SetCodec<string, StringCodec>>(["ä", "a", "B"]));
        Assert.Equal(
            "02" + "FFFFFFFF01" + "0000000100",
            Encoded<Dictionary<int, bool>, MapCodec<int, Int32Codec, bool, BooleanCodec>>(new() { [16777216] = false, [-1] = true }));
    }

    [Fact]
    public void ABlockEndsWithTheRowThatFillsIt()
    {
        var codec = new RowsOutput<string, StringCodec>();
        var row = new string('x', 1019);                            // 1024 bytes with its length of 5
        var bytes = codec.Bytes([.. Enumerable.Repeat(row, 130), new string('y', 200_000), "z"]);
        Assert.Equal([(65536, 64), (65536, 64), (2048 + 200_005, 3), (2, 1), (0, 0)], Blocks(bytes));
    }

    private static List<(int Size, int Rows)> Blocks(byte[] bytes)
    {
        var blocks = new List<(int, int)>();
        for (var at = 4; at < bytes.Length;)
        {
            var (size, rows) = (BitConverter.ToInt32(bytes, at), BitConverter.ToInt32(bytes, at + 4));
            blocks.Add((size, rows));
            at += 8 + size;
        }

        return blocks;
    }

    private static string Encoded<T, TCodec>(T value)
        where TCodec : struct, IValueCodec<T>
    {
        var writer = new ValueWriter();
        TCodec.Write(ref writer, value);
        var hex = Hex(writer.WrittenSpan.ToArray());
        writer.Dispose();
        return hex;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}
