using System.Globalization;

namespace Refrain.Hosting.Display;

/// <summary>Durations as people read them: <c>12 ms</c>, <c>3.4 s</c>, <c>2 min 5 s</c>, <c>1 h 3 min</c>.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan duration) =>
        duration.TotalMilliseconds < 999.5 ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms")
        : duration.TotalSeconds < 59.95 ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s")
        : duration.TotalHours < 1 ? string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes} min {duration.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalHours} h {duration.Minutes} min");
}
