using System.Globalization;

namespace Refrain.Benchmarks.Data;

/// <summary>What one run of a program cost. The times are seconds, the memory is the largest resident size in bytes.</summary>
internal sealed record Measurement(string Program, double UserSeconds, double SystemSeconds, double WallSeconds, long PeakBytes)
{
    public double CpuSeconds => UserSeconds + SystemSeconds;

    public void AppendTo(string file) => File.AppendAllText(file, string.Create(
        CultureInfo.InvariantCulture, $"{Program}|{UserSeconds:0.000}|{SystemSeconds:0.000}|{WallSeconds:0.000}|{PeakBytes}\n"));

    public static IReadOnlyList<Measurement> ReadAll(string file) =>
        [.. File.ReadLines(file).Select(line => Parse(line.Split('|')))];

    private static Measurement Parse(string[] fields) =>
        new(fields[0], Seconds(fields[1]), Seconds(fields[2]), Seconds(fields[3]), long.Parse(fields[4], CultureInfo.InvariantCulture));

    private static double Seconds(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
