namespace Refrain.Delimited;

/// <content>Reads the parts of dates and times from the front of UTF-8 text.</content>
internal static partial class Iso8601
{
    /// <summary>A date of ten characters, as the ticks of its midnight.</summary>
    public static bool TryReadDate(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryTwo(text, 0, out var century) || !TryTwo(text, 2, out var year)
            || !TryTwo(text, 5, out var month) || !TryTwo(text, 8, out var day))
        {
            return false;
        }

        year += 100 * century;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        ticks = new DateTime(year, month, day).Ticks;
        text = text[10..];
        return true;
    }

    /// <summary>What stands between date and time.</summary>
    public static bool TryReadMark(ref ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'T' or (byte)'t' or (byte)' ', ..])
            return false;
        text = text[1..];
        return true;
    }

    /// <summary>Hours and minutes, and seconds and their fraction if they are there, added to the ticks.</summary>
    public static bool TryReadTime(ref ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text.Length < 5 || text[2] != ':' || !TryTwo(text, 0, out var hours) || !TryTwo(text, 3, out var minutes) || hours > 23 || minutes > 59)
            return false;
        ticks += (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text is not [(byte)':', ..])
            return true;
        if (text.Length < 3 || !TryTwo(text, 1, out var seconds) || seconds > 59)
            return false;
        ticks += seconds * TimeSpan.TicksPerSecond;
        text = text[3..];
        return text is not [(byte)'.' or (byte)',', ..] || TryReadFraction(ref text, ref ticks);
    }

    /// <summary>An offset from UTC, in minutes.</summary>
    public static bool TryReadOffset(ref ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text is [(byte)'Z' or (byte)'z', ..])
        {
            text = text[1..];
            return true;
        }

        if (text is not [(byte)'+' or (byte)'-', _, _, ..] || !TryTwo(text, 1, out var hours))
            return false;
        var isNegative = text[0] == '-';
        text = text[3..];
        var part = 0;
        if (!text.IsEmpty)
        {
            if (text[0] == ':')
                text = text[1..];
            if (!TryTwo(text, 0, out part) || part > 59)
                return false;
            text = text[2..];
        }

        minutes = (60 * hours) + part;
        if (minutes > 14 * 60)
            return false;
        if (isNegative)
            minutes = -minutes;
        return true;
    }

    /// <summary>Whether the time exists as a clock time and in UTC.</summary>
    public static bool IsInRange(long ticks, int offset)
    {
        var utc = ticks - (offset * TimeSpan.TicksPerMinute);
        return utc >= 0 && utc <= DateTime.MaxValue.Ticks;
    }

    private static bool TryReadFraction(ref ReadOnlySpan<byte> text, ref long ticks)
    {
        var unit = TimeSpan.TicksPerSecond;
        var digits = 1;
        for (; digits < text.Length && (uint)(text[digits] - '0') <= 9; digits++)
        {
            unit /= 10;
            // A tick is the seventh digit; what is finer would be lost.
            if (unit == 0)
                return false;
            ticks += (text[digits] - '0') * unit;
        }

        text = text[digits..];
        return digits > 1;
    }

    private static bool TryTwo(ReadOnlySpan<byte> text, int at, out int value)
    {
        value = 0;
        if (text.Length < at + 2)
            return false;
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        value = (int)((10 * tens) + ones);
        return tens <= 9 && ones <= 9;
    }
}
