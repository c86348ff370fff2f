using System.Collections.Immutable;
using Refrain.Keys;
using Refrain.Testing;

namespace Refrain.Tests.Keys;

/// <summary>Values as text: for <c>ToString</c>, paths and the command line.</summary>
public sealed class KeyCodecTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void What_is_formatted_is_parsed_in_any_culture(string culture)
    {
        using var scope = new CultureScope(culture);
        Round(KeyCodecs.Int32, -5, "-5");
        Round(KeyCodecs.UInt128, UInt128.MaxValue, "340282366920938463463374607431768211455");
        Round(KeyCodecs.Double, -1.5e-7, "-1.5E-07");
        Round(KeyCodecs.Decimal, -12.50m, "-12.5");
        Round(KeyCodecs.Boolean, true, "true");
        Round(KeyCodecs.Char, 'İ', "İ");
        Round(KeyCodecs.Rune, new(0x1F600), "😀");
        Round(KeyCodecs.String, "a,b", "a,b");
        Round(KeyCodecs.Guid, new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), "00000001-0002-0003-0405-060708090a0b");
        Round(KeyCodecs.Uri, new("https://example.org/?a=b"), "https://example.org/?a=b");
        Round(KeyCodecs.Version, new(1, 2, 3), "1.2.3");
        Round(KeyCodecs.DateOnly, new(2026, 11, 30), "2026-11-30");
        Round(KeyCodecs.TimeOnly, new(18, 30, 1, 500), "18:30:01.5");
        Round(KeyCodecs.TimeSpan, -TimeSpan.FromHours(30), "-1.06:00:00");
        Round(KeyCodecs.DateTime, new(2026, 10, 25, 2, 30, 0, DateTimeKind.Utc), "2026-10-25T02:30:00Z");
        Round(KeyCodecs.DateTime, new(2026, 10, 25, 2, 30, 0, DateTimeKind.Local), "2026-10-25T02:30:00 local");
        Round(KeyCodecs.DateTime, new(2026, 10, 25, 2, 30, 0), "2026-10-25T02:30:00");
        Round(KeyCodecs.DateTimeOffset, new(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)), "2026-10-25T00:30:00Z");
        Round(KeyCodecs.Enum<DayOfWeek>(), DayOfWeek.Friday, "Friday");
        Assert.Equal("-3", KeyCodecs.Enum<DayOfWeek>().Format((DayOfWeek)(-3)));
        Round(KeyCodecs.Enum<Nameless>(), (Nameless)(-3), "-3");
        Round(KeyCodecs.Enum<ConsoleModifiers>(), default, "None");
        Round(KeyCodecs.Enum<Marks>(), default, "0");
        Round(KeyCodecs.Enum<ConsoleModifiers>(), ConsoleModifiers.Alt | ConsoleModifiers.Shift, "Alt, Shift");
        Round(KeyCodecs.Nullable(KeyCodecs.Int32), null, "null");
        Round(KeyCodecs.NullableReference(KeyCodecs.String), "null", "\\null");
        Round(KeyCodecs.NullableReference(KeyCodecs.String), "\\null", "\\\\null");
        Round(KeyCodecs.Bytes, [0, 255], "00ff");
        Round(KeyCodecs.Array(KeyCodecs.String), ["a,b", "", "\\"], "a\\,b,,\\\\");
        Round(KeyCodecs.Array(KeyCodecs.String), [""], "\\");
        Round(KeyCodecs.Array(KeyCodecs.String), [], "");
        Round(KeyCodecs.List(KeyCodecs.Array(KeyCodecs.Int32)), [[1, 2], [3]], "1\\,2,3");
        Round(KeyCodecs.ImmutableSortedSet(KeyCodecs.Int32), [1, 2], "1,2");
        Round(KeyCodecs.ImmutableDictionary(KeyCodecs.String, KeyCodecs.Int32), ImmutableDictionary<string, int>.Empty.Add("a", 1), "a\\,1");
        Round(SpanKeyCodec.Instance, new(3, " a, b"), "(Length: 3, Unit:  a\\, b)");
    }

    [Fact]
    public void A_nullable_value_may_be_given_as_nothing() => Assert.Null(KeyCodecs.Nullable(KeyCodecs.Int32).Parse(""));

    [Fact]
    public void A_record_takes_the_defaults_of_its_members() => Assert.Equal(new Span(3, "m"), SpanKeyCodec.Instance.Parse("(Length: 3)"));

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("(Length: x)")]
    [InlineData("(Unit: m)")]
    [InlineData("(Length: 3, Length: 3)")]
    [InlineData("(Length: 3, Other: 3)")]
    public void A_record_that_is_none_is_refused(string text) => Assert.Throws<FormatException>(() => SpanKeyCodec.Instance.Parse(text));

    [Fact]
    public void What_does_not_parse_says_what_was_expected()
    {
        Assert.Equal("A whole number from -128 to 127 was expected.", Fault(KeyCodecs.SByte, "128"));
        Assert.Equal("A date was expected, such as 2026-11-30.", Fault(KeyCodecs.DateOnly, "30.11.2026"));
        Assert.Equal("A number was expected, such as 0.25.", Fault(KeyCodecs.Double, "1,5"));
        Assert.Contains("Sunday, Monday", Fault(KeyCodecs.Enum<DayOfWeek>(), "Sonntag"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("77")]
    [InlineData("-1")]
    [InlineData("Monday, Tuesday")] // would be Wednesday
    [InlineData("Monday,")]
    public void A_member_that_there_is_not_is_refused(string text) =>
        Assert.Equal("One of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday was expected.", Fault(KeyCodecs.Enum<DayOfWeek>(), text));

    [Theory]
    [InlineData("4")]
    [InlineData("5")]
    [InlineData("-1")]
    [InlineData("Red, 8")]
    public void Flags_that_there_are_not_are_refused(string text) =>
        Assert.Equal("One or several of Red, Blue were expected, with commas between.", Fault(KeyCodecs.Enum<Marks>(), text));

    [Theory]
    [InlineData("3", "Red, Blue")]
    [InlineData("blue,red", "Red, Blue")]
    [InlineData("2", "Blue")]
    public void Members_may_be_given_by_number_and_flags_together(string text, string value) =>
        Assert.Equal(value, KeyCodecs.Enum<Marks>().Parse(text).ToString());

    [Theory]
    [InlineData("12345678901234567890123456789.5")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("1e-29")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("1.23456789012345678901234567891e5")]
    public void A_decimal_that_would_be_rounded_is_refused(string text) =>
        Assert.Equal("A decimal number of at most 28 digits was expected, such as 12.50.", Fault(KeyCodecs.Decimal, text));

    [Theory]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-0.1234567890123456789012345678", "-0.1234567890123456789012345678")]
    [InlineData(" +00012.5000000000000000000000000000000000000000 ", "12.5")]
    [InlineData("1.50e3", "1500")]
    [InlineData("1500e-3", "1.5")]
    [InlineData("-0.000", "0")]
    [InlineData("0e-40", "0")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    public void A_decimal_may_be_written_in_any_way_that_is_not_rounded(string text, string value) =>
        Assert.Equal(value, KeyCodecs.Decimal.Format(KeyCodecs.Decimal.Parse(text)));

    [Fact]
    public void Integers_and_dates_expand_ranges_with_both_ends()
    {
        Assert.Equal(["-1", "0", "1"], ((IRangeCodec)KeyCodecs.Int32).Expand("-1..1")!);
        Assert.Equal(["255"], ((IRangeCodec)KeyCodecs.Byte).Expand("255..255")!);
        Assert.Equal(["2026-02-28", "2026-03-01"], ((IRangeCodec)KeyCodecs.DateOnly).Expand("2026-02-28..2026-03-01")!);
        Assert.Equal(["9999-12-31"], ((IRangeCodec)KeyCodecs.DateOnly).Expand("9999-12-31..9999-12-31")!);
        Assert.Null(((IRangeCodec)KeyCodecs.Int32).Expand("5"));
        Assert.Throws<FormatException>(() => ((IRangeCodec)KeyCodecs.Int32).Expand("2..1"));
        Assert.Throws<FormatException>(() => ((IRangeCodec)KeyCodecs.Int32).Expand("1.."));
        Assert.Equal(3, ((IRangeCodec)KeyCodecs.Int64).Expand("0..9000000000000000000")!.Take(3).Count());
    }

    private enum Nameless;

    [Flags]
    private enum Marks
    {
        Red = 1,
        Blue = 2,
    }

    private static string Fault<T>(IKeyCodec<T> codec, string text) => Assert.Throws<FormatException>(() => codec.Parse(text)).Message;

    private static void Round<T>(IKeyCodec<T> codec, T value, string text)
    {
        Assert.Equal(text, codec.Format(value));
        var parsed = codec.Parse(text);
        Assert.Equal(text, codec.Format(parsed));
        Assert.Equal(Encode(codec, value), Encode(codec, parsed));
    }

    private static string Encode<T>(IKeyCodec<T> codec, T value)
    {
        using var writer = new KeyWriter(stackalloc byte[64]);
        writer.Write(value, codec);
        return Convert.ToHexString(writer.Written);
    }
}
