namespace Refrain.Conformance.Targets;

/// <summary>A row whose names are what names should not be.</summary>
public sealed record OddRow([property: Column("select")] string Text, [property: Column("a \"b\"; drop table x --")] int? Number, [property: Column("Größe 'ß' 名")] TimeOnly? Time, [property: Column("Order")] string? Note)
{
    /// <summary>A name in two cases is one name to some.</summary>
    [Column("plain")]
    public DateTime? At { get; init; }
}

/// <summary>Writes one odd row.</summary>
[Task]
public sealed partial record Odd(string Text, string Note = "", long Ticks = 0)
{
    public void Run([Table("Odd \"table\"; ünï 'q' drop", Partition = ["select"])] SqlPartition<OddRow> rows) =>
        rows.Replace([new OddRow(Text, null, new TimeOnly(Ticks), Note) { At = Ticks == 0 ? null : new DateTime(Ticks, DateTimeKind.Utc) }]);
}

/// <summary>A row that its partition tells all of.</summary>
public sealed record PairRow(string First, string Second);

/// <summary>Writes one row.</summary>
[Task]
public sealed partial record Pair(string First, string Second)
{
    public void Run([Table("pairs", Partition = ["first", "second"])] SqlPartition<PairRow> rows) => rows.Replace([new PairRow(First, Second)]);
}

/// <summary>Writes one row, and has a text that not every database keeps.</summary>
[Task]
public sealed partial record PairOf(string First, string Second, string Unsaid)
{
    public void Run([Table("pairs", Partition = ["first", "second"])] SqlPartition<PairRow> rows) => rows.Replace([new PairRow(First, Second)]);
}

/// <summary>Writes the same one.</summary>
[Task]
public sealed partial record PairToo(string First, string Second)
{
    public void Run([Table("pairs", Partition = ["second", "first"])] SqlPartition<PairRow> rows) => rows.Replace([new PairRow(First, Second)]);
}

/// <summary>What a value is of.</summary>
public enum Colour : byte
{
    Red = 3,
    Blue = 250,
}

/// <summary>A column of each type.</summary>
public sealed record WideRow(
    int Id, bool Truth, sbyte Small, byte Tiny, short Short, ushort Unsigned, uint Wide, long Long, float Single, double Double, decimal Decimal, string Text, byte[] Bytes, Guid Guid,
    DateOnly Date, TimeOnly Time, DateTime Moment, DateTimeOffset Instant, Colour Colour,
    bool? NoTruth, long? NoLong, decimal? NoDecimal, string? NoText, byte[]? NoBytes, Guid? NoGuid, DateOnly? NoDate, DateTimeOffset? NoInstant, Colour? NoColour);

/// <summary>The extremes of each type.</summary>
[Task]
public sealed partial record Wide
{
    public void Run([Table("wide", Key = ["id"])] SqlPartition<WideRow> rows) => rows.Replace(Rows);

    /// <summary>The rows.</summary>
    public static IReadOnlyList<WideRow> Rows { get; } =
    [
        Of(1, true, -1.5m, "plain", [1, 2, 3], DateTime.MinValue.AddTicks(10)),
        Of(2, false, decimal.MaxValue, "it's; \"q\" \\ \r\n\t ünï 名 \U0001F600", [], new DateTime(9999, 12, 31, 23, 59, 59, 999).AddMicroseconds(999)),
        Of(3, true, decimal.MinValue, "", [0, 255], new DateTime(2026, 1, 31, 12, 0, 0)),
        Of(4, false, 0.0000000000000000000000000001m, " ", [39], new DateTime(1999, 12, 31, 23, 59, 59)),
        Of(5, false, 1234567.8900m, "x", [39], new DateTime(2000, 1, 1)),
        Of(6, false, -10000m, "x", [39], new DateTime(2000, 1, 1)) with { NoTruth = true, NoLong = 7, NoDecimal = 0.00m, NoText = "", NoBytes = [], NoGuid = Guid.Empty, NoDate = DateOnly.MinValue, NoInstant = DateTimeOffset.UnixEpoch, NoColour = Colour.Blue },
    ];

    private static WideRow Of(int id, bool truth, decimal number, string text, byte[] bytes, DateTime time) => new(
        id, truth, truth ? sbyte.MinValue : sbyte.MaxValue, truth ? byte.MinValue : byte.MaxValue, truth ? short.MinValue : short.MaxValue, truth ? ushort.MinValue : ushort.MaxValue,
        truth ? uint.MinValue : uint.MaxValue, truth ? long.MinValue : long.MaxValue, truth ? float.MinValue : 0.1f, truth ? double.MaxValue : -0.1, number, text, bytes, new Guid(id, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time), time, new DateTimeOffset(time, TimeSpan.Zero), truth ? Colour.Red : Colour.Blue,
        null, null, null, null, null, null, null, null, null);
}
