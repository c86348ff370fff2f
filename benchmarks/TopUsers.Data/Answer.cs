using System.Globalization;
using System.Text.RegularExpressions;

namespace Refrain.Benchmarks.Data;

/// <summary>
/// A ranking read back from what a program printed, whatever frames, headings or log lines surround it: the lines with
/// exactly four numbers of which the first is the next rank.
/// </summary>
internal static partial class Answer
{
    public static bool AllAgree(string expected, IEnumerable<string> others, TextWriter complaints)
    {
        var ranking = Read(expected);
        if (ranking.Count == 0)
            complaints.WriteLine($"{expected}: no ranking in it");
        var different = others.Where(other => !Read(other).SequenceEqual(ranking)).ToList();
        foreach (var other in different)
            complaints.WriteLine($"{other}: not the ranking of {expected}\n  {string.Join("\n  ", Read(other))}");
        return ranking.Count > 0 && different.Count == 0;
    }

    /// <summary>Rank, user, average to one decimal (halves and thirds never tie there) and likes.</summary>
    private static List<string> Read(string file)
    {
        var ranking = new List<string>();
        foreach (var line in File.ReadLines(file))
        {
            var numbers = Number().Matches(line);
            if (numbers.Count != 4 || numbers[0].Value != (ranking.Count + 1).ToString(CultureInfo.InvariantCulture))
                continue;
            var average = decimal.Parse(numbers[2].Value, CultureInfo.InvariantCulture);
            ranking.Add(string.Create(
                CultureInfo.InvariantCulture, $"{numbers[0].Value}|{numbers[1].Value}|{average:0.0}|{numbers[3].Value}"));
        }
        return ranking;
    }

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();
}
