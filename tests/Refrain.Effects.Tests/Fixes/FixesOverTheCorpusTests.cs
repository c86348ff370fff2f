using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing.Roslyn;
using Xunit.Abstractions;

namespace Refrain.Effects.Tests.Fixes;

/// <summary>
/// All fixes over the faults of the corpus, which nobody wrote with a fix in mind: each that is offered, alone and for all at once, gives code
/// that compiles and is clean of what it mends. And none throws on what is half there. REFRAIN_FIXES says how many files are tried, and how many
/// mutations; REFRAIN_SEED gives other mutations; REFRAIN_CORPUS is a part of the path of the only files to try.
/// </summary>
public sealed class FixesOverTheCorpusTests(ITestOutputHelper output)
{
    private const int UsualCount = 40;

    private static readonly string? s_filter = Environment.GetEnvironmentVariable("REFRAIN_CORPUS");

    private static readonly int s_count = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_FIXES") ?? UsualCount.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static readonly ImmutableHashSet<string> s_rules = [.. FixSettings.WithPackages.Fixes.SelectMany(static fix => fix.FixableDiagnosticIds)];

    private static List<CorpusFile> Fixable() => [.. CorpusFile.ReadAll(s_filter).Where(static file => file.Marks.Any(static mark => s_rules.Contains(mark.Rule)))];

    /// <summary>So many files, evenly out of all of each rule.</summary>
    private static List<CorpusFile> Sample(int count)
    {
        var files = Fixable();
        if (files.Count <= count) return files;
        return [.. Enumerable.Range(0, count).Select(i => files[(int)((long)i * files.Count / count)])];
    }

    [Fact]
    public async Task What_is_offered_compiles_and_mends()
    {
        var faults = new ConcurrentQueue<string>();
        var reports = new ConcurrentQueue<(string Rule, IReadOnlyList<string> Offers)>();
        var files = Sample(s_count);
        await Parallel.ForEachAsync(files.Select(static (file, i) => (file, i)), async (one, _) =>
        {
            using var project = new FixableProject(FixSettings.WithPackages, one.file.Parts.Select(part => (part.Name, part.Text.ReplaceLineEndings(one.i % 2 == 0 ? "\n" : "\r\n"))));
            var trial = await project.Try();
            foreach (var report in trial.Reports) reports.Enqueue(report);
            foreach (var fault in trial.Faults) faults.Enqueue($"{one.file.Name}: {fault}");
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files"));
        foreach (var of in reports.GroupBy(static report => report.Rule).OrderBy(static of => of.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{of.Key}: {of.Count()} reports, {of.Count(static report => report.Offers.Count > 0)} with a fix, {of.Sum(static report => report.Offers.Count)} fixes"));
        Assert.True(faults.IsEmpty, string.Join("\n\n", faults.Order(StringComparer.Ordinal)));
        // A fix that is never offered has no faults.
        var offered = reports.Where(static report => report.Offers.Count > 0).Select(static report => report.Rule).ToList();
        Assert.True(!string.IsNullOrEmpty(s_filter) || offered.Count >= files.Count / 4, string.Create(CultureInfo.InvariantCulture, $"Only {offered.Count} reports have a fix."));
        if (string.IsNullOrEmpty(s_filter) && files.Count < s_count) Assert.Empty(s_rules.Except(offered));
    }

    [Fact]
    public async Task Nothing_throws_on_mutated_sources()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REFRAIN_SEED"), CultureInfo.InvariantCulture, out var given) ? given : 20261128;
        var files = Fixable().Where(static file => file.Parts.Length == 1).ToList();
        await Parallel.ForAsync(0, s_count, async (round, _) =>
        {
            var random = new Random(seed + round);
            var source = HalfTyped.Of(files[random.Next(files.Count)].Parts[0].Text, random);
            try
            {
                using var project = new FixableProject(FixSettings.WithPackages, [("Test0.cs", source)]);
                await project.Exercise();
            }
            catch (Exception exception)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"REFRAIN_SEED={seed}, round {round}:\n{source}\n{exception}"));
            }
        });
    }
}
