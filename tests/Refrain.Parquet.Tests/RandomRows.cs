namespace Refrain.Parquet.Tests;

/// <summary>Rows from a seed, with the ends of each type among them.</summary>
internal static class RandomRows
{
    public static IEnumerable<Everything> Of(int seed, int rows)
    {
        var random = new Random(seed);
        for (var row = 0; row < rows; row++)
            yield return One(random);
    }

    private static Everything One(Random random) => new(
        random.Next(2) == 0, Of<sbyte>(random, sbyte.MinValue, sbyte.MaxValue, 3), Of<byte>(random, 0, 255, 3), Of<short>(random, short.MinValue, short.MaxValue, -3), Of<ushort>(random, 0, ushort.MaxValue, 3),
        Of(random, int.MinValue, int.MaxValue, random.Next()), Of(random, 0u, uint.MaxValue, 3u), Of(random, long.MinValue, long.MaxValue, random.NextInt64()), Of(random, float.NaN, -0f, random.NextSingle()),
        Of(random, double.NegativeInfinity, double.Epsilon, random.NextDouble()), Number(random), Text(random), Bytes(random), new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next()).ToArray()),
        Of(random, DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2026, 11, 29)), Time(random), Clock(random), new DateTimeOffset(Clock(random), TimeSpan.Zero), random.Next(2) == 0 ? Colour.None : Colour.Red)
    {
        OtherTruth = Maybe(random, true),
        OtherOctet = Maybe(random, (byte)200),
        OtherWhole = Maybe(random, random.Next()),
        OtherLarge = Maybe(random, random.NextInt64()),
        OtherDouble = Maybe(random, random.NextDouble()),
        OtherNumber = Maybe(random, Number(random)),
        OtherText = random.Next(3) == 0 ? null : Text(random),
        OtherBytes = random.Next(3) == 0 ? null : Bytes(random),
        OtherId = Maybe(random, Guid.AllBitsSet),
        OtherDay = Maybe(random, new DateOnly(2024, 2, 29)),
        OtherTime = Maybe(random, Time(random)),
        OtherClock = Maybe(random, Clock(random)),
        OtherMoment = Maybe(random, new DateTimeOffset(Clock(random), TimeSpan.Zero)),
        OtherColour = Maybe(random, Colour.Red),
    };

    private static T Of<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static T? Maybe<T>(Random random, T value)
        where T : struct =>
        random.Next(3) == 0 ? null : value;

    private static decimal Number(Random random) => random.Next(4) switch
    {
        0 => 99_999_999_999_999_999_999m,
        1 => -0.000000000000000001m,
        2 => 0m,
        _ => random.Next() / 1000m,
    };

    private static string Text(Random random) => random.Next(4) switch
    {
        0 => "",
        1 => "\0 \r\n\"😀",
        2 => new string('é', random.Next(300)),
        _ => random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static byte[] Bytes(Random random) => [.. Enumerable.Range(0, random.Next(20)).Select(_ => (byte)random.Next())];

    private static TimeOnly Time(Random random) => new(random.NextInt64(TimeSpan.TicksPerDay / 10) * 10);

    private static DateTime Clock(Random random) => random.Next(4) switch
    {
        0 => DateTime.MinValue,
        1 => new DateTime(DateTime.MaxValue.Ticks / 10 * 10),
        _ => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks / 10) * 10),
    };
}
