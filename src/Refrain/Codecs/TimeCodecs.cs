namespace Refrain.Codecs;

/// <summary>The codec of points in time with their kind.</summary>
public readonly struct DateTimeCodec : IOrderedCodec<DateTime>
{
    /// <inheritdoc/>
    public static string Schema => "datetime";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, DateTime value) => writer.Write(value);

    /// <inheritdoc/>
    public static DateTime Read(ref ValueReader reader) => reader.ReadDateTime();

    /// <inheritdoc/>
    public static int Compare(DateTime x, DateTime y) => x.CompareTo(y);
}

/// <summary>The codec of points in time with their offset.</summary>
public readonly struct DateTimeOffsetCodec : IOrderedCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static string Schema => "datetimeoffset";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, DateTimeOffset value) => writer.Write(value);

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref ValueReader reader) => reader.ReadDateTimeOffset();

    /// <inheritdoc/>
    public static int Compare(DateTimeOffset x, DateTimeOffset y) => x.CompareTo(y);
}

/// <summary>The codec of days.</summary>
public readonly struct DateOnlyCodec : IOrderedCodec<DateOnly>
{
    /// <inheritdoc/>
    public static string Schema => "date";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, DateOnly value) => writer.Write(value);

    /// <inheritdoc/>
    public static DateOnly Read(ref ValueReader reader) => reader.ReadDateOnly();

    /// <inheritdoc/>
    public static int Compare(DateOnly x, DateOnly y) => x.CompareTo(y);
}

/// <summary>The codec of times of day.</summary>
public readonly struct TimeOnlyCodec : IOrderedCodec<TimeOnly>
{
    /// <inheritdoc/>
    public static string Schema => "time";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, TimeOnly value) => writer.Write(value);

    /// <inheritdoc/>
    public static TimeOnly Read(ref ValueReader reader) => reader.ReadTimeOnly();

    /// <inheritdoc/>
    public static int Compare(TimeOnly x, TimeOnly y) => x.CompareTo(y);
}

/// <summary>The codec of spans of time.</summary>
public readonly struct TimeSpanCodec : IOrderedCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static string Schema => "timespan";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, TimeSpan value) => writer.Write(value);

    /// <inheritdoc/>
    public static TimeSpan Read(ref ValueReader reader) => reader.ReadTimeSpan();

    /// <inheritdoc/>
    public static int Compare(TimeSpan x, TimeSpan y) => x.CompareTo(y);
}
