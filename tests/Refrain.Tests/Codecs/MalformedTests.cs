using Refrain.Codecs;

namespace Refrain.Tests.Codecs;

/// <summary>Whatever the bytes: nothing but <see cref="ArtifactFormatException"/>, and no more memory than they justify.</summary>
public sealed class MalformedTests
{
    [Fact]
    public void DamagedRowsThrowNothingElse() => Damage(Outputs.Rows<NestedRows, Nested>(), 11, static random => random.Many(random.Nested, 6), 12_000);

    [Fact]
    public void DamagedScalarsThrowNothingElse() => Damage(Outputs.Rows<ScalarRows, Scalars>(), 12, static random => random.Many(random.Scalars, 6), 12_000);

    [Fact]
    public void DamagedLinesThrowNothingElse() => Damage(Outputs.Rows<NestedLines, Nested>(), 13, static random => random.Many(random.Nested, 3), 6_000);

    [Fact]
    public void DamagedScalarLinesThrowNothingElse() => Damage(Outputs.Rows<ScalarLines, Scalars>(), 14, static random => random.Many(random.Scalars, 3), 6_000);

    [Fact]
    public void DamagedValuesThrowNothingElse() => Damage(Outputs.Value<NestedValue, Nested?>(), 15, static random => random.Nested(), 12_000);

    [Theory]
    [InlineData("", "ends before its end marker")]
    [InlineData("524652", "ends before its end marker")]
    [InlineData("52465202", "format version 2")]
    [InlineData("52465601" + "00", "not a binary artifact of rows")]
    [InlineData("52465201" + "00000000", "ends before its end marker")]
    [InlineData("52465201" + "0000000000000000" + "00", "bytes follow")]
    [InlineData("52465201" + "0000000001000000", "cannot hold 1 rows")]
    [InlineData("52465201" + "0100000002000000" + "0000", "cannot hold 2 rows")]
    [InlineData("52465201" + "FFFFFFFF01000000", "cannot hold 1 rows")]
    [InlineData("52465201" + "FFFFFF7F01000000" + "00", "")]
    [InlineData("52465201" + "0200000001000000" + "0000" + "0000000000000000", "1 bytes are left over")]
    [InlineData("52465201" + "0200000001000000" + "FD00" + "0000000000000000", "253 bytes were expected")]
    [InlineData("52465201" + "0500000001000000" + "FE01000000" + "0000000000000000", "shortest form")]
    [InlineData("52465201" + "0500000001000000" + "FFFFFFFF7F" + "0000000000000000", "were expected")]
    [InlineData("52465201" + "0700000001000000" + "FF010000006100" + "0000000000000000", "UTF-8 can hold")]
    [InlineData("52465201" + "0200000001000000" + "0180" + "0000000000000000", "not valid UTF-8")]
    public void WhatIsWrongIsSaid(string hex, string expected)
    {
        var bytes = Convert.FromHexString(hex);
        var codec = new RowsOutput<string, StringCodec>();
        Assert.Contains(expected, Assert.Throws<ArtifactFormatException>(() => codec.From(bytes)).Message, StringComparison.Ordinal);
        Assert.Throws<ArtifactFormatException>(() => codec.ReadRows(() => new MemoryStream(bytes)).Count());
    }

    [Theory]
    [InlineData("02" + "05000000" + "04000000", "ascending")]
    [InlineData("02" + "05000000" + "05000000", "ascending")]
    [InlineData("03" + "05000000" + "06000000", "3 elements do not fit")]
    public void SetsMustBeInOrder(string hex, string expected) => Refused<HashSet<int>, SetCodec<int, Int32Codec>>(hex, expected);

    [Theory]
    [InlineData("02" + "0161" + "00" + "0161" + "00", "ascending")]
    [InlineData("03" + "0161" + "00", "3 entries do not fit")]
    public void KeysMustBeInOrder(string hex, string expected) => Refused<Dictionary<string, bool>, MapCodec<string, StringCodec, bool, BooleanCodec>>(hex, expected);

    [Fact]
    public void ScalarsMustBeInRange()
    {
        Refused<bool, BooleanCodec>("02", "neither 0 nor 1");
        Refused<int?, NullableCodec<int, Int32Codec>>("02" + "00000000", "neither 0 nor 1");
        Refused<decimal, DecimalCodec>("00000000" + "00000000" + "00000000" + "00001D00", "scale");
        Refused<decimal, DecimalCodec>("00000000" + "00000000" + "00000000" + "01000000", "scale");
        Refused<System.Text.Rune, RuneCodec>("00D80000", "scalar value");
        Refused<DateTime, DateTimeCodec>("00000000000000C0", "kind");
        Refused<DateTime, DateTimeCodec>("FFFFFFFFFFFFFF3F", "9999");
        Refused<DateTimeOffset, DateTimeOffsetCodec>("0000000000000000" + "0100", "year 1");
        Refused<DateTimeOffset, DateTimeOffsetCodec>("00000000000000F0" + "0000", "year 1");
        Refused<DateTimeOffset, DateTimeOffsetCodec>("0000000000000000" + "4903", "14 hours");
        Refused<DateOnly, DateOnlyCodec>("FFFFFFFF", "year 1");
        Refused<TimeOnly, TimeOnlyCodec>("00C0692AC9000000", "within one day");
        Refused<Version, VersionCodec>("00000000" + "00000000" + "FFFFFFFF" + "00000000", "negative");
        Refused<System.Numerics.BigInteger, BigIntegerCodec>("020100", "shortest form");
        Refused<Uri, UriCodec>("07" + Convert.ToHexString("http://"u8), "no link");
    }

    private static void Refused<T, TCodec>(string hex, string expected)
        where TCodec : struct, IValueCodec<T>
    {
        var error = Assert.Throws<ArtifactFormatException>(() => new ValueOutput<T, TCodec>().From(Convert.FromHexString("52465601" + hex)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static void Damage<T>(OutputCodec<T> codec, int seed, Func<RandomRows, T> make, int times)
    {
        var random = new Random(seed);
        var originals = Enumerable.Range(seed, 40).Select(s => codec.Bytes(make(new RandomRows(s)))).ToArray();
        var read = 0;
        foreach (var original in originals)
            codec.From(original);
        for (var i = 0; i < times; i++)
        {
            var bytes = Mutated(originals[random.Next(originals.Length)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                codec.From(bytes);
                read++;
            }
            catch (ArtifactFormatException)
            {
                // As it should be.
            }

            // What a byte can stand for at most: a nullable struct of many bytes that is absent, an entry of a dictionary, and the
            // text of the exception; the pooled buffers count once.
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < 1_500_000 + (300L * bytes.Length), $"Seed {seed}, round {i}: {allocated} bytes for an artifact of {bytes.Length}.");
        }

        // Some damage must go unseen by the codec, or the mutations are too coarse to reach the values.
        Assert.InRange(read, times / 100, times);
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var n = random.Next(1, 4); n > 0 && bytes.Count > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes.RemoveAt(at);
                    break;
                case 1:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes[at] = (byte)random.Next(250, 256);
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
