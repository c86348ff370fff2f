using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Refrain.Effects.Tests.Labels;

/// <summary>How well the reports match the marks, of one rule or of all.</summary>
/// <param name="Rule">The rule's id, or <c>total</c>.</param>
/// <param name="Marks">How many marks there are.</param>
/// <param name="Hits">How many of them are reported.</param>
/// <param name="FalsePositives">How many reports no mark asks for.</param>
internal sealed record CorpusScore(string Rule, int Marks, int Hits, int FalsePositives)
{
    /// <summary>Which share of the reports is right; 1 where there is none.</summary>
    public double Precision => Hits + FalsePositives == 0 ? 1 : (double)Hits / (Hits + FalsePositives);

    /// <summary>Which share of the marks is reported; 1 where there is none.</summary>
    public double Recall => Marks == 0 ? 1 : (double)Hits / Marks;

    /// <summary>The scores by rule, in the rules' order, and the total at the end.</summary>
    public static ImmutableArray<CorpusScore> Of(ImmutableArray<CorpusResult> results)
    {
        var marks = results.SelectMany(result => result.File.Marks).CountBy(mark => mark.Rule).ToDictionary();
        var misses = results.SelectMany(result => result.FalseNegatives).CountBy(mark => mark.Rule).ToDictionary();
        var surplus = results.SelectMany(result => result.FalsePositives).CountBy(mark => mark.Rule).ToDictionary();
        var rules = marks.Keys.Union(surplus.Keys).Order(StringComparer.Ordinal)
            .Select(rule => new CorpusScore(rule, marks.GetValueOrDefault(rule), marks.GetValueOrDefault(rule) - misses.GetValueOrDefault(rule), surplus.GetValueOrDefault(rule)))
            .ToList();
        return [.. rules, new("total", rules.Sum(rule => rule.Marks), rules.Sum(rule => rule.Hits), rules.Sum(rule => rule.FalsePositives))];
    }

    /// <summary>The table by rule and every difference, with the place and what was reported.</summary>
    public static string Report(ImmutableArray<CorpusResult> results)
    {
        var text = new StringBuilder();
        var clean = results.Count(result => result.File.Marks.IsEmpty);
        text.Append(CultureInfo.InvariantCulture, $"{results.Length} files, {clean} of them clean\n\n");
        text.Append("rule     marks  true+  false+  false-  precision  recall\n");
        foreach (var score in Of(results))
            text.Append(CultureInfo.InvariantCulture, $"{score.Rule,-8} {score.Marks,5}  {score.Hits,5}  {score.FalsePositives,6}  {score.Marks - score.Hits,6}  {score.Precision,9:0.000}  {score.Recall,6:0.000}\n");
        foreach (var result in results)
        {
            foreach (var mark in result.FalsePositives)
                text.Append(CultureInfo.InvariantCulture, $"\nfalse+ {mark}: {result.Found[mark]}");
            foreach (var mark in result.FalseNegatives.OrderBy(mark => mark.Line).ThenBy(mark => mark.Rule, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"\nfalse- {mark}");
        }

        return text.Append('\n').ToString();
    }
}
