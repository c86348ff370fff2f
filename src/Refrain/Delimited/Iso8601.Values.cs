namespace Refrain.Delimited;

/// <summary>Reads dates and times in UTF-8 as ISO 8601 writes them, and as files have them that are nearly so.</summary>
internal static partial class Iso8601
{
    /// <summary>What is expected where one is read, for errors.</summary>
    public const string DateTimeOffsetForm = "a date and time with its offset such as 2010-11-04T05:58:46.377+00:00";

    /// <inheritdoc cref="DateTimeOffsetForm"/>
    public const string DateTimeForm = "a date and time such as 2010-11-04T05:58:46.377";

    /// <inheritdoc cref="DateTimeOffsetForm"/>
    public const string DateOnlyForm = "a day such as 2010-11-04";

    /// <inheritdoc cref="DateTimeOffsetForm"/>
    public const string TimeOnlyForm = "a time of day such as 05:58:46.377";

    /// <summary>A point in time with its offset.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        if (TryReadDate(ref text, out var ticks) && TryReadMark(ref text) && TryReadTime(ref text, ref ticks)
            && TryReadOffset(ref text, out var offset) && text.IsEmpty && IsInRange(ticks, offset))
        {
            value = new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>A point in time, or a date alone. With an offset it is given in UTC, else of unspecified kind.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime value)
    {
        var offset = 0;
        var kind = DateTimeKind.Unspecified;
        var isRead = TryReadDate(ref text, out var ticks) && (text.IsEmpty || (TryReadMark(ref text) && TryReadTime(ref text, ref ticks)));
        if (isRead && !text.IsEmpty)
        {
            isRead = TryReadOffset(ref text, out offset) && text.IsEmpty && IsInRange(ticks, offset);
            kind = DateTimeKind.Utc;
        }

        value = isRead ? new DateTime(ticks - (offset * TimeSpan.TicksPerMinute), kind) : default;
        return isRead;
    }

    /// <summary>A day.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly value)
    {
        var isRead = TryReadDate(ref text, out var ticks) && text.IsEmpty;
        value = isRead ? DateOnly.FromDayNumber((int)(ticks / TimeSpan.TicksPerDay)) : default;
        return isRead;
    }

    /// <summary>A time of day; seconds and their fraction may be missing.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        var ticks = 0L;
        var isRead = TryReadTime(ref text, ref ticks) && text.IsEmpty;
        value = isRead ? new TimeOnly(ticks) : default;
        return isRead;
    }
}
