using System.Globalization;

namespace Refrain.Hosting.Arguments;

/// <summary>Lengths of time as they are typed: <c>90s</c>, <c>45m</c>, <c>12h</c>, <c>30d</c>, <c>2w</c>.</summary>
internal static class TimeText
{
    /// <param name="option">The option that was given it.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="example">A length of time that the option could well be given.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static TimeSpan Parse(string option, string text, string example)
    {
        TimeSpan? unit = text.Length < 2 ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };

        // So much that it still lies within the calendar, whenever it is taken from.
        return unit is { } of && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count * of.TotalDays <= 365_000
            ? count * of
            : throw new UsageException($"{option}: '{text}' is no length of time. Write a number and a unit, s, m, h, d or w: {example}.");
    }
}
