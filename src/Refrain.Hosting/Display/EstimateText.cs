using System.Globalization;

namespace Refrain.Hosting.Display;

/// <summary>Estimates as people read them: <c>about 4 min</c>, <c>2 to 5 min</c>, <c>at least 40 s</c>; no more exact than they are.</summary>
internal static class EstimateText
{
    // Closer bounds than that are one number to people.
    private const double Close = 1.25;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>The text; <see langword="null"/> where there is less than a second to tell of, or nothing is known.</summary>
    public static string? Of(RunEstimate estimate)
    {
        if (estimate.Most is not { } most)
            return estimate.Least < s_second ? null : $"at least {Rounded(estimate.Least)}";
        if (most < s_second)
            return null;
        if (estimate.Least < s_second)
            return $"up to {Rounded(most)}";
        if (most <= estimate.Least * Close)
            return $"about {Rounded((estimate.Least + most) / 2)}";
        var (from, to) = (Rounded(estimate.Least), Rounded(most));
        return UnitOf(from) is var unit && string.Equals(unit, UnitOf(to), StringComparison.Ordinal) ? $"{from[..^(unit.Length + 1)]} to {to}" : $"{from} to {to}";
    }

    private static string UnitOf(string text) => text[(text.LastIndexOf(' ') + 1)..];

    private static string Rounded(TimeSpan time) =>
        time.TotalSeconds < 99.5 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : time.TotalMinutes < 99.5 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h");
}
