using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Refrain.Tests.Keys.Model;

/// <summary>Random values: from small ranges, so that equal ones are met often, and with the limits of every type among them.</summary>
internal static class ValueGen
{
    private static readonly string[] _texts =
    [
        "", "a", "A", "ab", "é", "e\u0301", "İ", "ı", "\0", "日本", "😀", "\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD800b", new('x', 42), new('x', 43), new('é', 130), new string('y', 300) + "\uDFFF",
    ];

    private static readonly string[] _names = ["A", "B", "Count", "a", "Zz", "é"];

    public static Arbitrary<Value> Values { get; } = Gen.Sized(size => Tree(Math.Min(size, 12))).ToArbitrary();

    /// <summary>Two values, of which the second is often another writing of the first.</summary>
    public static Arbitrary<(Value, Value)> Pairs { get; } =
        (from a in Values.Generator
         from other in Values.Generator
         from seed in Gen.Choose(0, int.MaxValue - 1)
         select (a, seed % 4 == 0 ? other : Rewritten(a, new Random(seed)))).ToArbitrary();

    private static Gen<Value> Tree(int size) => size <= 1 ? Leaf : Gen.Frequency(
        (5, Leaf),
        (1, from count in Gen.Choose(0, 4) from items in Tree(size / 3).ListOf(count) select (Value)new Value.List([.. items])),
        (1, from names in Gen.SubListOf(_names) from items in Tree(size / 3).ListOf(names.Count) select (Value)new Value.Record([.. names.Zip(items)])),
        (1, Tree(size / 3).Select(Value (inner) => new Value.Custom(inner))));

    private static Gen<Value> Leaf { get; } = Gen.OneOf(
        Gen.Constant<Value>(new Value.Null()),
        Gen.Elements(true, false).Select(Value (x) => new Value.Truth(x)),
        Gen.Elements(0, 'a', 'A', 0xD800, 0xDFFF, 0xFFFF, 0x1F600, 0x10FFFE).Select(Value (x) => new Value.Character(x)),
        Integer,
        Gen.Elements<Half>((Half)0, Half.NegativeZero, Half.NaN, Half.Epsilon, Half.MaxValue, (Half)0.5).Select(Value (x) => new Value.Number16(x)),
        Gen.Elements(0f, -0f, float.NaN, float.Epsilon, float.NegativeInfinity, 0.1f, -1.5f).Select(Value (x) => new Value.Number32(x)),
        Gen.Elements(0d, -0d, double.NaN, BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0001), double.Epsilon, double.PositiveInfinity, 0.1, -1.5).Select(Value (x) => new Value.Number64(x)),
        Gen.Elements(0m, new decimal(0, 0, 0, true, 5), 1m, 1.0m, 1.00m, 10m, 0.1m, 0.10m, -0.1m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m).Select(Value (x) => new Value.Money(x)),
        Gen.Elements(_texts).Select(Value (x) => new Value.Text(x)),
        Gen.Choose(0, 255).ArrayOf(3).Select(Value (x) => new Value.Bytes([.. x.Select(b => (byte)b)])),
        Gen.Choose(0, 3).Select(Value (x) => new Value.Id(new(x, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte)x))),
        Gen.Elements("http://example.org/a", "HTTP://example.org/a", "http://example.org/%7Ea", "x", "a b", "?q", "mailto:a@b", "file:///x", "urn:x:y", "http://bücher.example/").Select(Value (x) => new Value.Address(new(x, UriKind.RelativeOrAbsolute))),
        Gen.Elements("1.2", "1.2.0", "1.2.0.0", "0.0", "2147483647.0.1").Select(Value (x) => new Value.Release(new(x))),
        Gen.Elements(DateOnly.MinValue, DateOnly.MaxValue, new(2026, 11, 22), new(2024, 2, 29)).Select(Value (x) => new Value.Date(x)),
        Gen.Elements(TimeOnly.MinValue, TimeOnly.MaxValue, new(12, 30)).Select(Value (x) => new Value.Clock(x)),
        Gen.Elements(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromTicks(-1), TimeSpan.FromTicks(1)).Select(Value (x) => new Value.Span(x)),
        (from kind in Gen.Elements(DateTimeKind.Utc, DateTimeKind.Local, DateTimeKind.Unspecified)
         from ticks in Gen.Elements(0, DateTime.MaxValue.Ticks, new DateTime(2026, 10, 25, 2, 30, 0).Ticks)
         select (Value)new Value.Moment(new(ticks, kind))),
        (from hours in Gen.Choose(-14, 14)
         from day in Gen.Choose(0, 1)
         select (Value)new Value.Instant(new DateTimeOffset(2026, 10, 25 + day, 2, 30, 0, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(hours)))));

    private static Gen<Value> Integer =>
        from number in Gen.OneOf(
            Gen.Choose(-3, 3).Select(x => (BigInteger)x),
            Gen.Elements(
                63, 64, 127, 128, -128, -129, short.MaxValue, int.MinValue, int.MaxValue, (BigInteger)long.MaxValue, long.MinValue, (BigInteger)long.MaxValue + 1,
                (BigInteger)long.MinValue - 1, ulong.MaxValue, (BigInteger)ulong.MaxValue + 1, -1 - (BigInteger)ulong.MaxValue, -2 - (BigInteger)ulong.MaxValue,
                (BigInteger)Int128.MaxValue, (BigInteger)Int128.MinValue, BigInteger.Pow(10, 60)))
        from pick in Gen.Choose(0, 5)
        select (Value)new Value.Integer(number, Widths(number)[pick % Widths(number).Count]);

    private static List<int> Widths(BigInteger number)
    {
        List<int> widths = [0];
        if (number >= (BigInteger)Int128.MinValue && number <= (BigInteger)Int128.MaxValue)
            widths.Add(128);
        if (number >= long.MinValue && number <= ulong.MaxValue)
            widths.Add(64);
        if (number >= int.MinValue && number <= int.MaxValue)
            widths.Add(32);
        if (number >= short.MinValue && number <= short.MaxValue)
            widths.Add(16);
        if (number >= sbyte.MinValue && number <= sbyte.MaxValue)
            widths.Add(8);
        return widths;
    }

    /// <summary>The same value spelt otherwise, now and then with one leaf changed.</summary>
    private static Value Rewritten(Value value, Random random) => value switch
    {
        _ when random.Next(20) == 0 => new Value.Null(),
        Value.Integer x => new Value.Integer(x.Number, Widths(x.Number)[random.Next(Widths(x.Number).Count)]),
        Value.Number64 { Number: 0 } x => new Value.Number64(-x.Number),
        Value.Number32 { Number: 0 } x => new Value.Number32(-x.Number),
        Value.Money { Number: > -1000 and < 1000 } x => new Value.Money(x.Number * 1.000m),
        Value.Instant x => new Value.Instant(x.Is.ToOffset(TimeSpan.FromMinutes(random.Next(-800, 800)))),
        Value.Text x => new Value.Text(new(x.Is.AsSpan())),
        Value.List x => new Value.List([.. x.Items.Select(item => Rewritten(item, random))]),
        Value.Record x => new Value.Record([.. x.Fields.Select(field => (field.Name, Rewritten(field.Value, random))).Reverse()]),
        Value.Custom x => new Value.Custom(Rewritten(x.Inner, random)),
        _ => value,
    };
}
