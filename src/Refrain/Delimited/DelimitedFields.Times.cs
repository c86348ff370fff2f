using System.Globalization;

namespace Refrain.Delimited;

/// <content>Dates and times, as ISO 8601 writes them.</content>
public readonly ref partial struct DelimitedFields
{
    /// <summary>
    /// A point in time with its offset: <c>2010-11-04T05:58:46.377+0000</c>. Seconds and their fraction, of up to seven
    /// digits, may be missing, a space may stand for the <c>T</c>; the offset is <c>Z</c>, <c>+01</c>, <c>+0100</c> or <c>+01:00</c>.
    /// </summary>
    /// <inheritdoc cref="Int64"/>
    public DateTimeOffset DateTimeOffset(int field)
    {
        var text = Bytes(field);
        if (!Iso8601.TryReadDate(ref text, out var ticks) || !Iso8601.TryReadMark(ref text) || !Iso8601.TryReadTime(ref text, ref ticks)
            || !Iso8601.TryReadOffset(ref text, out var offset) || !text.IsEmpty || !Iso8601.IsInRange(ticks, offset))
        {
            _scanner.ThrowField(field, "a date and time with its offset such as 2010-11-04T05:58:46.377+00:00");
            return default;
        }

        return new DateTimeOffset(ticks, System.TimeSpan.FromMinutes(offset));
    }

    /// <summary>
    /// A point in time as <see cref="DateTimeOffset(int)"/> reads it, or without an offset, or a date alone. With an offset it
    /// is given in UTC, else of unspecified kind.
    /// </summary>
    /// <inheritdoc cref="Int64"/>
    public DateTime DateTime(int field)
    {
        var text = Bytes(field);
        var offset = 0;
        var kind = DateTimeKind.Unspecified;
        var isRead = Iso8601.TryReadDate(ref text, out var ticks)
            && (text.IsEmpty || (Iso8601.TryReadMark(ref text) && Iso8601.TryReadTime(ref text, ref ticks)));
        if (isRead && !text.IsEmpty)
        {
            isRead = Iso8601.TryReadOffset(ref text, out offset) && text.IsEmpty && Iso8601.IsInRange(ticks, offset);
            kind = DateTimeKind.Utc;
        }

        if (!isRead)
            _scanner.ThrowField(field, "a date and time such as 2010-11-04T05:58:46.377");
        return new DateTime(ticks - (offset * System.TimeSpan.TicksPerMinute), kind);
    }

    /// <summary>A day: <c>2010-11-04</c>.</summary>
    /// <inheritdoc cref="Int64"/>
    public DateOnly DateOnly(int field)
    {
        var text = Bytes(field);
        if (!Iso8601.TryReadDate(ref text, out var ticks) || !text.IsEmpty)
            _scanner.ThrowField(field, "a day such as 2010-11-04");
        return System.DateOnly.FromDayNumber((int)(ticks / System.TimeSpan.TicksPerDay));
    }

    /// <summary>A time of day: <c>05:58:46.377</c>; seconds and their fraction may be missing.</summary>
    /// <inheritdoc cref="Int64"/>
    public TimeOnly TimeOnly(int field)
    {
        var text = Bytes(field);
        var ticks = 0L;
        if (!Iso8601.TryReadTime(ref text, ref ticks) || !text.IsEmpty)
            _scanner.ThrowField(field, "a time of day such as 05:58:46.377");
        return new TimeOnly(ticks);
    }

    /// <summary>A span of time: <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    /// <inheritdoc cref="Int64"/>
    public TimeSpan TimeSpan(int field)
    {
        if (!System.TimeSpan.TryParseExact(String(field), "c", CultureInfo.InvariantCulture, out var value))
            _scanner.ThrowField(field, "a span of time such as 1.05:58:46.377");
        return value;
    }
}
