using Parquet.Schema;

namespace Refrain.Parquet.Columns;

/// <summary>How a column of a file becomes the member of a row: as it is, or by way of a type that holds all of it.</summary>
internal static class ColumnReaders
{
    private static readonly long s_mostTime = TimeOnly.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond;

    public static ColumnReader Make(ParquetColumn column, DataField field, ParquetRowReader reader)
    {
        if (field.IsArray || field.MaxRepetitionLevel > 0)
            throw Misfit(column, field, reader, "a list");
        return (column.Type, field) switch
        {
            (ParquetType.Time, TimeDataField time) => Time(column, time, reader),
            (ParquetType.DateTime or ParquetType.DateTimeOffset, DateTimeDataField moment) => Moment(column, moment, reader),
            (_, TimeDataField or DateTimeDataField) or (ParquetType.Time or ParquetType.DateTime or ParquetType.DateTimeOffset, _) => throw Misfit(column, field, reader),
            (ParquetType.Text, _) when field.ClrType == typeof(ReadOnlyMemory<char>) => new ReferenceReader<string>(field, column.IsNullable, reader, (group, values, stop) => group.ReadAsync(field, values!, cancellationToken: stop)),
            (ParquetType.Bytes, _) when field.ClrType == typeof(ReadOnlyMemory<byte>) => new ReferenceReader<byte[]>(field, column.IsNullable, reader, (group, values, stop) => group.ReadAsync(field, values!, cancellationToken: stop)),
            _ => Plain(column, field, reader),
        };
    }

    private static ColumnReader Plain(ParquetColumn column, DataField field, ParquetRowReader reader)
    {
        return (column.Type, Type.GetTypeCode(field.ClrType)) switch
        {
            (ParquetType.Boolean, TypeCode.Boolean) => As<bool, bool>(v => v),
            (ParquetType.Int16, TypeCode.SByte) => As<short, sbyte>(v => v),
            (ParquetType.Int16, TypeCode.Byte) => As<short, byte>(v => v),
            (ParquetType.Int16, TypeCode.Int16) => As<short, short>(v => v),
            (ParquetType.Int32, TypeCode.SByte) => As<int, sbyte>(v => v),
            (ParquetType.Int32, TypeCode.Byte) => As<int, byte>(v => v),
            (ParquetType.Int32, TypeCode.Int16) => As<int, short>(v => v),
            (ParquetType.Int32, TypeCode.UInt16) => As<int, ushort>(v => v),
            (ParquetType.Int32, TypeCode.Int32) => As<int, int>(v => v),
            (ParquetType.Int64, TypeCode.SByte) => As<long, sbyte>(v => v),
            (ParquetType.Int64, TypeCode.Byte) => As<long, byte>(v => v),
            (ParquetType.Int64, TypeCode.Int16) => As<long, short>(v => v),
            (ParquetType.Int64, TypeCode.UInt16) => As<long, ushort>(v => v),
            (ParquetType.Int64, TypeCode.Int32) => As<long, int>(v => v),
            (ParquetType.Int64, TypeCode.UInt32) => As<long, uint>(v => v),
            (ParquetType.Int64, TypeCode.Int64) => As<long, long>(v => v),
            (ParquetType.Single, TypeCode.Single) => As<float, float>(v => v),
            (ParquetType.Double, TypeCode.Single) => As<double, float>(v => v),
            (ParquetType.Double, TypeCode.Double) => As<double, double>(v => v),
            (ParquetType.Decimal, TypeCode.Decimal) => As<decimal, decimal>(v => v),
            (ParquetType.Guid, _) when field.ClrType == typeof(Guid) => As<Guid, Guid>(v => v),
            (ParquetType.Date, _) when field.ClrType == typeof(DateOnly) => As<DateOnly, DateOnly>(v => v),
            _ => throw Misfit(column, field, reader),
        };

        ColumnReader As<T, TStored>(Func<TStored, T> give)
            where TStored : struct =>
            new ValueReader<T, TStored>(field, reader, give);
    }

    private static ColumnReader Time(ParquetColumn column, TimeDataField field, ParquetRowReader reader)
    {
        if (column.Type != ParquetType.Time)
            throw Misfit(column, field, reader);
        return (field.Precision, Type.GetTypeCode(field.ClrType)) switch
        {
            (TimeUnitPrecision.Micros, TypeCode.Int64) => new ValueReader<TimeOnly, long>(field, reader, Of),
            (TimeUnitPrecision.Millis, TypeCode.Int32) => new ValueReader<TimeOnly, int>(field, reader, v => Of(v * 1000L)),
            _ => throw Misfit(column, field, reader, $"a time in {field.Precision}, which may be finer than a tick (100 ns)"),
        };

        TimeOnly Of(long microseconds) => microseconds >= 0 && microseconds <= s_mostTime
            ? new TimeOnly(microseconds * TimeSpan.TicksPerMicrosecond)
            : throw reader.Refuse("it is no time of a day");
    }

    private static ColumnReader Moment(ParquetColumn column, DateTimeDataField field, ParquetRowReader reader)
    {
        if (field.DateTimeFormat == DateTimeFormat.Date)
            throw Misfit(column, field, reader, "a day");
        if (field.DateTimeFormat == DateTimeFormat.Impala || field.Unit == DateTimeTimeUnit.Nanos)
            throw Misfit(column, field, reader, "a time in nanoseconds, which is finer than a tick (100 ns)");
        return (column.Type, field.IsAdjustedToUTC) switch
        {
            (ParquetType.DateTime, false) => new ValueReader<DateTime, DateTime>(field, reader, static v => DateTime.SpecifyKind(v, DateTimeKind.Unspecified)),
            (ParquetType.DateTimeOffset, true) => new ValueReader<DateTimeOffset, DateTime>(field, reader, static v => new DateTimeOffset(v.Ticks, TimeSpan.Zero)),
            (ParquetType.DateTime, true) => throw Misfit(column, field, reader, "a moment of UTC: make the member a DateTimeOffset"),
            (ParquetType.DateTimeOffset, false) => throw Misfit(column, field, reader, "a time without a zone: make the member a DateTime"),
            _ => throw Misfit(column, field, reader),
        };
    }

    private static ParquetException Misfit(ParquetColumn column, DataField field, ParquetRowReader reader, string? held = null) =>
        new($"The column '{column.Name}' of {reader.Name} holds {held ?? Shown(field)}, and the row's member is {column.Type} here.");

    private static string Shown(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>) ? "Text" : field.ClrType == typeof(ReadOnlyMemory<byte>) ? "Bytes" : field.ClrType.Name;
}
