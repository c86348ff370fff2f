namespace Refrain.Keys;

/// <summary>The text form of ranges: two ends with two dots between, both included.</summary>
internal static class KeyRange
{
    /// <summary>The texts of the values of a range, made as they are asked for; <see langword="null"/> when the text is no range.</summary>
    public static IEnumerable<string>? Expand<T>(string text, Func<string, T> parse, Func<T, string> format, Func<T, T> next)
        where T : struct, IComparable<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
            return null;
        var first = parse(text[..dots]);
        var last = parse(text[(dots + 2)..]);
        if (last.CompareTo(first) < 0)
            throw new FormatException($"The range '{text}' runs backwards: write the smaller end first.");
        return Values(first, last, format, next);
    }

    private static IEnumerable<string> Values<T>(T first, T last, Func<T, string> format, Func<T, T> next)
        where T : struct, IComparable<T>
    {
        // The last value is not stepped past: it may be the largest there is.
        for (var value = first; ; value = next(value))
        {
            yield return format(value);
            if (value.CompareTo(last) >= 0)
                yield break;
        }
    }
}
