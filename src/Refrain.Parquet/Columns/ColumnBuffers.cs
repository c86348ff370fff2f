using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>How each type is stored. What the file could not give back is refused here, as the library cuts it off without a word.</summary>
internal static class ColumnBuffers
{
    public const int DecimalPrecision = 38;
    public const int DecimalScale = 18;

    /// <summary>The first number that has more digits before the point than the column.</summary>
    private const decimal TooLarge = 100_000_000_000_000_000_000m;

    public static ColumnBuffer Make(ParquetColumn column, ParquetRowWriter writer) => column.Type switch
    {
        ParquetType.Boolean => Plain<bool>(column),
        ParquetType.Int16 => Plain<short>(column),
        ParquetType.Int32 => Plain<int>(column),
        ParquetType.Int64 => Plain<long>(column),
        ParquetType.Single => Plain<float>(column),
        ParquetType.Double => Plain<double>(column),
        ParquetType.Guid => Plain<Guid>(column),
        ParquetType.Date => Plain<DateOnly>(column),
        ParquetType.Decimal => Values<decimal, decimal>(new DecimalDataField(column.Name, DecimalPrecision, DecimalScale, isNullable: column.IsNullable), value => Digits(value, writer)),
        ParquetType.Time => Values<TimeOnly, long>(new TimeDataField(column.Name, TimeUnitPrecision.Micros, column.IsNullable) { IsAdjustedToUtc = false }, value => Whole(value.Ticks, writer) / TimeSpan.TicksPerMicrosecond),
        ParquetType.DateTime => Values<DateTime, DateTime>(Moment(column, isUtc: false), value => new DateTime(Whole(value.Ticks, writer), DateTimeKind.Utc)),
        ParquetType.DateTimeOffset => Values<DateTimeOffset, DateTime>(Moment(column, isUtc: true), value => new DateTime(Whole(value.UtcTicks, writer), DateTimeKind.Utc)),
        ParquetType.Text => new TextBuffer(new DataField(column.Name, typeof(string), column.IsNullable), writer),
        ParquetType.Bytes => new BytesBuffer(new DataField(column.Name, typeof(byte[]), column.IsNullable), writer),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "No column is of that type."),
    };

    private static DateTimeDataField Moment(ParquetColumn column, bool isUtc) => new(column.Name, DateTimeFormat.Timestamp, isUtc, DateTimeTimeUnit.Micros, column.IsNullable);

    private static ColumnBuffer Plain<T>(ParquetColumn column)
        where T : struct =>
        Values<T, T>(new DataField<T>(column.Name, column.IsNullable), static value => value);

    private static ColumnBuffer Values<T, TStored>(DataField field, Func<T, TStored> store)
        where TStored : struct =>
        field.IsNullable ? new OptionalBuffer<T, TStored>(field, store) : new ValueBuffer<T, TStored>(field, store);

    private static long Whole(long ticks, ParquetRowWriter writer) => ticks % TimeSpan.TicksPerMicrosecond == 0
        ? ticks
        : throw writer.Refuse("the time is not in whole microseconds, which is what the column holds: cut it to them before the row is written");

    private static decimal Digits(decimal value, ParquetRowWriter writer)
    {
        if (decimal.Abs(value) >= TooLarge)
            throw writer.Refuse("the number has more than 20 digits before the point, and the column is DECIMAL(38, 18)");
        return decimal.Round(value, DecimalScale) == value
            ? value
            : throw writer.Refuse("the number has more than 18 digits behind the point, and the column is DECIMAL(38, 18): round it before the row is written");
    }
}
