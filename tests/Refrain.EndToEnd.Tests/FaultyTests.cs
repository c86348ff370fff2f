using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>The sample that breaks each rule of effects once: what its build says, as the compiler has logged it.</summary>
public sealed partial class FaultyTests
{
    private const string Folder = "samples/Faulty";

    private static readonly Lazy<List<Logged>> s_log = new(Read);

    [Fact]
    public void The_build_log_says_what_is_wrong_and_how_it_is_reached()
    {
        var text = new StringBuilder();
        foreach (var logged in s_log.Value)
            text.Append(null, $"{logged.File}: {logged.Level} {logged.Rule}: {logged.Message}\n    {logged.Code}\n");
        Approval.Verify(text.ToString());
    }

    [Fact]
    public void Each_rule_is_broken_once_at_the_line_whose_comment_says_so()
    {
        var rows = File.ReadLines(RepositoryFolder.File("analyzers/Refrain.Analyzers/AnalyzerReleases.Unshipped.md")).Concat(File.ReadLines(RepositoryFolder.File("analyzers/Refrain.Analyzers/AnalyzerReleases.Shipped.md")));
        var effects = rows.Select(row => row.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 2 && (cells[0] is "RFN014" or "RFN015" || EffectCategory().IsMatch(cells[1]))).Select(cells => cells[0]).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(effects);
        Assert.Equal(effects, s_log.Value.Select(logged => logged.Rule).Order(StringComparer.Ordinal));
        Assert.All(s_log.Value, logged => Assert.Contains($"// {logged.Rule}: ", logged.Code, StringComparison.Ordinal));
    }

    /// <summary>What the last build of the sample reported, in the order of files and places.</summary>
    private static List<Logged> Read()
    {
        var file = RepositoryFolder.File(Folder, "bin", "build-log.sarif");
        if (!File.Exists(file)) throw new FileNotFoundException($"{Folder} has no build log; build it anew: dotnet build {Folder} --no-incremental", file);
        using var log = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from run in log.RootElement.GetProperty("runs").EnumerateArray()
               from result in run.GetProperty("results").EnumerateArray()
               let rule = result.GetProperty("ruleId").GetString()!
               let level = result.GetProperty("level").GetString()!
               where level is "warning" or "error" || rule.StartsWith("RFN", StringComparison.Ordinal)
               let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
               let name = place.GetProperty("artifactLocation").GetProperty("uri").GetString()!.Split('/')[^1]
               let line = place.GetProperty("region").GetProperty("startLine").GetInt32()
               orderby name, line, rule
               select new Logged(name, rule, level, result.GetProperty("message").GetProperty("text").GetString()!, Line(name, line)),
        ];
    }

    private static string Line(string file, int line) => File.ReadLines(RepositoryFolder.File(Folder, file)).ElementAt(line - 1).Trim();

    private sealed record Logged(string File, string Rule, string Level, string Message, string Code);

    [GeneratedRegex(@"^Refrain\.(Determinism|Idempotency|Atomicity)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EffectCategory();
}
