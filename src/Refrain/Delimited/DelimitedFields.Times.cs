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
        if (!Iso8601.TryParse(Bytes(field), out DateTimeOffset value))
            _scanner.ThrowField(field, Iso8601.DateTimeOffsetForm);
        return value;
    }

    /// <summary>
    /// A point in time as <see cref="DateTimeOffset(int)"/> reads it, or without an offset, or a date alone. With an offset it
    /// is given in UTC, else of unspecified kind.
    /// </summary>
    /// <inheritdoc cref="Int64"/>
    public DateTime DateTime(int field)
    {
        if (!Iso8601.TryParse(Bytes(field), out DateTime value))
            _scanner.ThrowField(field, Iso8601.DateTimeForm);
        return value;
    }

    /// <summary>A day: <c>2010-11-04</c>.</summary>
    /// <inheritdoc cref="Int64"/>
    public DateOnly DateOnly(int field)
    {
        if (!Iso8601.TryParse(Bytes(field), out DateOnly value))
            _scanner.ThrowField(field, Iso8601.DateOnlyForm);
        return value;
    }

    /// <summary>A time of day: <c>05:58:46.377</c>; seconds and their fraction may be missing.</summary>
    /// <inheritdoc cref="Int64"/>
    public TimeOnly TimeOnly(int field)
    {
        if (!Iso8601.TryParse(Bytes(field), out TimeOnly value))
            _scanner.ThrowField(field, Iso8601.TimeOnlyForm);
        return value;
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
