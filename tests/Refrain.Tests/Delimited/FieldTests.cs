using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Refrain.Delimited;
using Refrain.Generated;
using Refrain.Testing;

namespace Refrain.Tests.Delimited;

public sealed class FieldTests
{
    private const string Header =
        "boolean|sbyte|byte|int16|uint16|int32|uint32|int64|uint64|int128|uint128|biginteger|half|single|double|decimal|char|rune|string|guid|uri|version|"
        + "datetime|datetimeoffset|dateonly|timeonly|timespan|browser|maybe|noversion\n";

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    public void EveryTypeIsReadInEveryCulture(string culture)
    {
        using var scope = new CultureScope(culture);
        var file = Header
            + "true|-128|255|-32768|65535|-2147483648|4294967295|-9223372036854775808|18446744073709551615|-170141183460469231731687303715884105728|"
            + "340282366920938463463374607431768211455|100000000000000000000|1.5|-0.1|1e300|-1.50|ä|😀|text \"as is\"|00112233-4455-6677-8899-aabbccddeeff|"
            + "http://example.org/|1.2.3|2010-11-04T05:58:46.377|2010-11-04T05:58:46.377+0000|2010-11-04|05:58|1.02:03:04|Chrome||\n"
            + "0|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1|x|x||00112233-4455-6677-8899-aabbccddeeff|a|1.2|2010-11-04|2010-11-04 05:58-09:30|2010-11-04|05:58:46.3771234|00:00:00|1|7|1.2";
        var rows = Reading.Rows<Everything, Refrain_Tests_Delimited_EverythingDelimited>(file);
        var first = rows[0];
        Assert.True(first.Boolean);
        Assert.Equal((sbyte.MinValue, byte.MaxValue, short.MinValue, ushort.MaxValue), (first.SByte, first.Byte, first.Int16, first.UInt16));
        Assert.Equal((int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue), (first.Int32, first.UInt32, first.Int64, first.UInt64));
        Assert.Equal((Int128.MinValue, UInt128.MaxValue, System.Numerics.BigInteger.Pow(10, 20)), (first.Int128, first.UInt128, first.BigInteger));
        Assert.Equal(((Half)1.5, -0.1f, 1e300, "-1.50"), (first.Half, first.Single, first.Double, first.Decimal.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(('ä', new Rune(0x1F600), "text \"as is\""), (first.Char, first.Rune, first.String));
        Assert.Equal((new Guid("00112233-4455-6677-8899-aabbccddeeff"), new Uri("http://example.org/"), new Version(1, 2, 3)), (first.Guid, first.Uri, first.Version));
        Assert.Equal((new DateTime(2010, 11, 4, 5, 58, 46, 377), DateTimeKind.Unspecified), (first.DateTime, first.DateTime.Kind));
        Assert.Equal((new DateTimeOffset(2010, 11, 4, 5, 58, 46, 377, TimeSpan.Zero), new DateOnly(2010, 11, 4)), (first.DateTimeOffset, first.DateOnly));
        Assert.Equal((new TimeOnly(5, 58), new TimeSpan(1, 2, 3, 4), Browser.Chrome), (first.TimeOnly, first.TimeSpan, first.Browser));
        Assert.Null(first.Maybe);
        Assert.Null(first.NoVersion);

        var second = rows[1];
        Assert.Equal((false, "", new DateTime(2010, 11, 4), 7, new Version(1, 2)), (second.Boolean, second.String, second.DateTime, second.Maybe, second.NoVersion));
        Assert.Equal(new DateTimeOffset(2010, 11, 4, 5, 58, 0, TimeSpan.FromMinutes(-570)), second.DateTimeOffset);
        Assert.Equal(second.DateTimeOffset.Offset, TimeSpan.FromMinutes(-570));
        Assert.Equal((new TimeOnly(5, 58, 46).Add(TimeSpan.FromTicks(3771234)), Browser.Chrome), (second.TimeOnly, second.Browser));
    }

    [Fact]
    public void IntegersAreReadAsTheyAreWritten() => Prop.ForAll<long, int>(static (number, digits) =>
    {
        // Of every length, with and without sign.
        var value = digits % 3 == 0 ? number : number % (long)Math.Pow(10, Math.Abs(digits) % 19);
        var text = value.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(new Like(value, 5), Assert.Single(Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>($"Person.id|Post.id\n{text}|5")));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void EveryLengthOfDigitsIsRead()
    {
        for (var length = 1; length <= 19; length++)
        {
            var text = "9182736450918273645"[..length];
            var expected = long.Parse(text, CultureInfo.InvariantCulture);
            Assert.Equal(new Like(expected, -expected), Assert.Single(Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>($"Person.id|Post.id\n{text}|-{text}\r\n")));
        }
    }

    [Fact]
    public void NothingButDigitsIsAnInteger()
    {
        for (var at = 0; at < 20; at++)
        {
            for (var letter = 0; letter < 128; letter++)
            {
                if (char.IsAsciiDigit((char)letter) || letter is '|' or '\n' || (at == 0 && letter is '-' or '+') || (at >= 15 && letter == '\r'))
                    continue;
                var text = new StringBuilder(new string('1', Math.Max(16, at + 1))) { [at] = (char)letter }.ToString();
                Assert.Throws<DelimitedFormatException>(() => Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>($"Person.id|Post.id\n5|{text}\n"));
                if (letter is not ('-' or '+'))
                    Assert.Throws<DelimitedFormatException>(() => Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>($"Person.id|Post.id\n5|{text[at..]}2\n"));
            }
        }
    }

    [SharedDataFact]
    public void TheSharedPostsAreReadAsSplitReadsThem()
    {
        var path = SharedData.File("ldbc-snb", "post.csv");
        var expected = File.ReadLines(path).Skip(1).Select(static line => line.Split('|')).Select(static f => new PostRow(
            long.Parse(f[0], CultureInfo.InvariantCulture),
            long.Parse(f[8], CultureInfo.InvariantCulture),
            int.Parse(f[7], CultureInfo.InvariantCulture),
            DateTimeOffset.ParseExact(f[2], "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            f[6],
            f[10].Length == 0 ? null : long.Parse(f[10], CultureInfo.InvariantCulture))).ToList();
        var rows = new DelimitedReader<PostRow, Refrain_Tests_Delimited_PostRowDelimited>(() => File.OpenRead(path), path, (byte)'|', quoted: false);
        Assert.Equal(5924, expected.Count);
        Assert.Equal(expected, rows);
        Assert.Equal(expected.Count, rows.Count());
    }

    [SharedDataFact]
    public void TheSharedLikesAreReadAsSplitReadsThem()
    {
        var path = SharedData.File("ldbc-snb", "person_likes_post.csv");
        var expected = File.ReadLines(path).Skip(1).Select(static line => line.Split('|'))
            .Select(static f => new Like(long.Parse(f[0], CultureInfo.InvariantCulture), long.Parse(f[1], CultureInfo.InvariantCulture)));
        Assert.Equal(expected, new DelimitedReader<Like, Refrain_Tests_Delimited_LikeDelimited>(() => File.OpenRead(path), path, (byte)'|', quoted: false));
    }
}
