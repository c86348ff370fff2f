using System.Collections.Immutable;
using System.Globalization;
using Refrain.Effects.Tests.Labels;
using Xunit.Abstractions;

namespace Refrain.Effects.Tests;

/// <summary>
/// The analyzer of effects against the labelled corpus. The table by rule and every difference are in the test's output and in
/// <c>corpus-report.txt</c> beside the tests. The environment variable <c>REFRAIN_CORPUS</c> is for a quick look: only files whose path
/// contains it are read.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const double Least = 0.97;

    /// <summary>A rule with fewer marks says nothing by a share.</summary>
    private const int FewestMarks = 8;

    /// <summary>The newest hold-out sets, which nothing was tuned for when they first ran: they are counted apart, so that they say what code of others gets.</summary>
    private static readonly string[] s_untuned = ["Held/Second/", "Held/Third/", "Held/Fourth/", "Held/Fifth/"];

    private static readonly string? s_filter = Environment.GetEnvironmentVariable("REFRAIN_CORPUS");

    private static readonly Lazy<Task<ImmutableArray<CorpusResult>>> s_results = new(() => CorpusCheck.Run(CorpusFile.ReadAll(s_filter)));

    [Fact]
    public async Task Every_file_is_a_program_with_valid_declarations()
    {
        var results = await s_results.Value;
        Assert.False(results.IsEmpty, $"No file of the corpus has '{s_filter}' in its path.");
        var errors = results.SelectMany(result => result.Errors).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Fact]
    public async Task Every_file_starts_with_what_it_shows()
    {
        var results = await s_results.Value;
        Assert.All(results, result => Assert.True(
            result.File.Parts[0].Text.StartsWith("// ", StringComparison.Ordinal), $"{result.File.Name}: the first line is a comment that says why it is a fault, or why not."));
    }

    [Fact]
    public async Task Reports_are_what_the_labels_say()
    {
        var results = (await s_results.Value).RemoveAll(IsUntuned);
        var report = CorpusScore.Report(results);
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "corpus-report.txt"), report);
        output.WriteLine(report);
        // What is held out has a mark or two a rule, which says nothing of the rule; it counts in the total.
        var byRule = CorpusScore.Of([.. results.Where(result => !result.File.Name.StartsWith("Held/", StringComparison.Ordinal))]).Where(score => score.Marks >= FewestMarks);
        var poor = CorpusScore.Of(results).Where(score => score.Rule == "total").Concat(byRule.Where(score => score.Rule != "total"))
            .Where(score => score.Precision < Least || score.Recall < Least);
        Assert.True(!poor.Any(), string.Create(CultureInfo.InvariantCulture, $"Precision or recall below {Least}: {string.Join(", ", poor.Select(score => score.Rule))}\n{report}"));
    }

    /// <summary>What the first run of each set found is in <c>Corpus/Held/README.md</c>; these are the figures of the last.</summary>
    [Theory]
    [InlineData("Held/Second/", 87, 87, 0)]
    [InlineData("Held/Third/", 66, 66, 0)]
    [InlineData("Held/Fourth/", 82, 82, 0)]
    [InlineData("Held/Fifth/", 90, 89, 2)]
    public async Task What_nothing_was_tuned_for_gets_no_worse(string set, int marks, int hits, int falsePositives)
    {
        var results = (await s_results.Value).RemoveAll(result => !result.File.Name.StartsWith(set, StringComparison.Ordinal));
        if (results.IsEmpty && s_filter is not null)
            return;
        var report = CorpusScore.Report(results);
        output.WriteLine(report);
        var total = CorpusScore.Of(results)[^1];
        Assert.True(total.Marks == marks && total.Hits >= hits && total.FalsePositives <= falsePositives, report);
    }

    private static bool IsUntuned(CorpusResult result) => s_untuned.Any(set => result.File.Name.StartsWith(set, StringComparison.Ordinal));
}
