using System.Globalization;

namespace Refrain.Hosting.Arguments;

/// <summary>Ages as they are typed: <c>30d</c>, <c>12h</c>, <c>45m</c>, <c>2w</c>.</summary>
internal static class AgeText
{
    /// <exception cref="UsageException">It is none.</exception>
    public static TimeSpan Parse(string option, string text)
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
            : throw new UsageException($"{option}: '{text}' is no age. Write a number and a unit, s, m, h, d or w: 30d.");
    }
}
