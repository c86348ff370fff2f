using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Refrain.Tests.Codecs;

/// <summary>Rows with many odd values, the same for the same seed.</summary>
internal sealed class RandomRows(int seed)
{
    private static readonly string[] _texts =
        ["", "a", "ä", "\0", "\"quoted\\\"", "line\nfeed\r\t", "\ud800", "x\udc00y", "😀", new('z', 84), new('z', 85), new('ß', 127), new('€', 300), "\u2028</script>"];

    private readonly Random _random = new(seed);

    public Scalars Scalars() => new(
        Flag(), (sbyte)Bits(), (byte)Bits(), (short)Bits(), (ushort)Bits(), (int)Bits(), (uint)Bits(), Bits(), (ulong)Bits(), Big(), (UInt128)Big(),
        new BigInteger(Bits()) * new BigInteger(Bits()), Pick(Half.NaN, Half.NegativeInfinity, (Half)1.5, Half.NegativeZero),
        Pick(float.NaN, float.Epsilon, 0.1f, float.MaxValue, -0.0f), Pick(double.NaN, double.PositiveInfinity, double.Epsilon, 0.1, -0.0, double.MinValue, _random.NextDouble()),
        Pick(0m, 0.00m, -0.0m, 1.0m, 1.00m, decimal.MaxValue, decimal.MinValue, -1e-28m), Pick('a', '\0', '\ud800', '€'), Pick(new Rune('x'), new Rune(0x1F600), Rune.ReplacementChar),
        Text(), Id(), Pick<Uri>(new("http://example.org/ä?q=1#f"), new("a/b c", UriKind.Relative), new("/rooted", UriKind.RelativeOrAbsolute), new("mailto:a@b.c")),
        Pick<Version>(new(1, 2), new(1, 2, 3), new(0, 0, 0, int.MaxValue)),
        Pick(DateTime.MinValue, DateTime.MaxValue, new DateTime(2026, 11, 4, 5, 58, 46, 377, DateTimeKind.Utc), new DateTime(1, DateTimeKind.Local)),
        Pick(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromMinutes(-570)), new DateTimeOffset(9999, 12, 31, 23, 0, 0, TimeSpan.FromHours(14))),
        DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber + 1)), Pick(TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(1, 2, 3)),
        Pick(TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, new TimeSpan(1)), Pick(Size.Small, Size.Large, (Size)7), Pick(Signed.Least, Signed.Zero, Signed.Most, (Signed)(-5)));

    public Nested Nested() => new(
        Maybe(() => (int)Bits()), MaybeText(), Maybe(() => Size.Small), Flag() ? Leaf() : null, Blob(), Blob(), Flag() ? Blob() : null, [.. Some(() => (int)Bits())], [.. Some(MaybeText)],
        [.. Some(Leaf)], [.. Some(() => new Point(_random.NextDouble(), double.NaN))], [.. Some<IReadOnlyList<int>?>(() => Flag() ? [.. Some(() => 1)] : null)], ((int)Bits(), Text()),
        (Bits(), MaybeText()), new Open { Name = Text(), Count = (int)Bits() }, new Fields(Bits()) { Note = MaybeText() })
    {
        Set = [.. Some(Text)],
        SortedSet = [.. Some(() => (int)Bits())],
        FrozenSet = Some(Id).ToFrozenSet(),
        Map = Keyed(Text, () => (List<int>)[.. Some(() => (int)Bits())]),
        ByEnum = Keyed(() => Pick(Size.Small, Size.Large, (Size)9), () => Flag() ? Leaf() : null),
        ByDay = Keyed(() => DateOnly.FromDayNumber(_random.Next(1000)), () => 0.5).ToImmutableDictionary(),
        ByNumber = new(Keyed(() => (int)Bits(), Flag)),
    };

    public List<T> Many<T>(Func<T> make, int most)
    {
        var count = _random.Next(most + 1);
        return [.. Enumerable.Range(0, count).Select(_ => make())];
    }

    private Leaf Leaf() => new((int)Bits(), MaybeText());

    private bool Flag() => _random.Next(2) == 0;

    private T Pick<T>(params ReadOnlySpan<T> from) => from[_random.Next(from.Length)];

    private long Bits() => Pick(0, 1, -1, long.MinValue, long.MaxValue, int.MinValue, _random.Next(-1000, 1000), _random.NextInt64());

    private Int128 Big() => Pick((Int128)Bits() * Bits(), Int128.MinValue, Int128.MaxValue);

    private string Text() => _texts[_random.Next(_texts.Length)];

    private string? MaybeText() => Flag() ? Text() : null;

    private T? Maybe<T>(Func<T> make)
        where T : struct => Flag() ? make() : null;

    private Guid Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private byte[] Blob()
    {
        var bytes = new byte[_random.Next(5) == 0 ? _random.Next(400) : _random.Next(5)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private List<T> Some<T>(Func<T> make) => Many(make, _random.Next(60) == 0 ? 300 : 4);

    private Dictionary<TKey, TValue> Keyed<TKey, TValue>(Func<TKey> key, Func<TValue> value)
        where TKey : notnull
    {
        var entries = new Dictionary<TKey, TValue>();
        foreach (var k in Some(key))
            entries[k] = value();
        return entries;
    }
}
