using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.CodeFixes;
using Refrain.Knowledge;
using Refrain.Contract;
using Refrain.Reading;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Docs;

/// <summary>Ids, descriptors, pages, release rows, links and fixes are one set; the code on the pages does what they say.</summary>
public sealed partial class RulePagesTests
{
    private const string Folder = "docs/rules";

    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. new DeclarationAnalyzer().SupportedDiagnostics, .. new ContractAnalyzer().SupportedDiagnostics, .. new EffectsFileAnalyzer().SupportedDiagnostics];

    public static TheoryData<string> Ids() => [.. Rules.Select(rule => rule.Id)];

    /// <summary>The rules whose pages show code alone; those about files show their files (<c>ContractPagesTests</c>, <c>EffectsFileTests</c>).</summary>
    public static TheoryData<string> CodeIds() => [.. Rules.Select(rule => rule.Id).Where(id => !IsOfFile(id))];

    private static bool IsOfFile(string id) => id is ContractIds.Changed or EffectsFileAnalyzer.Id;

    [Fact]
    public void Ids_descriptors_pages_and_release_rows_are_the_same_set()
    {
        var ids = typeof(ProblemIds).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Append(ContractIds.Changed).Append(EffectsFileAnalyzer.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Equal(ids, Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(ids, Directory.EnumerateFiles(RepositoryFolder.File(Folder), "RFN*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(IsHere).Order(StringComparer.Ordinal));
        Assert.Equal(ids, ReleaseRows().Select(row => row.Id).Where(IsHere).Order(StringComparer.Ordinal));
        Assert.Equal(ids, IndexRows().Select(row => row.Id).Where(IsHere).Order(StringComparer.Ordinal));
    }

    /// <summary>The rules of effects are a set of their own.</summary>
    private static bool IsHere(string id) => !EffectRules.ById.ContainsKey(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_of_its_title_and_a_row_of_its_severity(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        var title = rule.Title.ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"{Folder}/{id}.md", rule.HelpLinkUri);
        Assert.Equal($"# {id}: {title}", File.ReadLines(RepositoryFolder.File(rule.HelpLinkUri)).First());
        Assert.Contains("## When to suppress", File.ReadAllText(RepositoryFolder.File(rule.HelpLinkUri)), StringComparison.Ordinal);
        Assert.Equal(IsOfFile(id) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, rule.DefaultSeverity);
        var row = ReleaseRows().Single(row => row.Id == id);
        Assert.Equal((rule.Category, rule.DefaultSeverity.ToString()), (row.Category, row.Severity));
        Assert.Equal(title, IndexRows().Single(row => row.Id == id).Title);
    }

    [Fact]
    public void The_index_says_which_rules_have_a_fix()
    {
        var fixable = typeof(ProblemFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).Where(IsHere).Order(StringComparer.Ordinal);
        Assert.Equal(["RFN001", "RFN002", "RFN005", "RFN006", "RFN007", "RFN008", "RFN009", "RFN016"], fixable);
        Assert.Equal(fixable, IndexRows().Where(row => row.HasFix).Select(row => row.Id).Where(IsHere).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CodeIds))]
    public async Task The_wrong_code_of_a_page_gives_its_rule_and_the_right_code_none(string id)
    {
        var blocks = MarkdownCode.Read($"{Folder}/{id}.md");
        Assert.Equal(["Wrong", "Right"], blocks.Select(block => block.Heading).Distinct(StringComparer.Ordinal));
        foreach (var block in blocks)
        {
            Assert.Equal("csharp", block.Tag);
            var compilation = GeneratorRun.Start(RoslynHarness.Compile(block.Code), RefrainChecks.Generator()).Output;
            var found = (await RoslynHarness.Analyze(compilation, new DeclarationAnalyzer())).Concat(RoslynHarness.CompilerDiagnostics(compilation)).ToList();
            var text = $"{block.Page} line {block.Line.ToString(CultureInfo.InvariantCulture)}: {string.Join("; ", found)}";
            if (block.Heading == "Right") Assert.True(found.Count == 0, text);
            else Assert.True(found.Count > 0 && found.TrueForAll(diagnostic => diagnostic.Id == id), text);
        }
    }

    private static IEnumerable<(string Id, string Category, string Severity)> ReleaseRows() =>
        from file in new[] { "Shipped", "Unshipped" }
        from line in File.ReadLines(RepositoryFolder.File($"analyzers/Refrain.Analyzers/AnalyzerReleases.{file}.md"))
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length >= 3 && cells[0].StartsWith("RFN", StringComparison.Ordinal)
        select (cells[0], cells[1], cells[2]);

    private static IEnumerable<(string Id, string Title, bool HasFix)> IndexRows() =>
        from line in File.ReadLines(RepositoryFolder.File(Folder + "/README.md"))
        let row = IndexRow().Match(line)
        where row.Success && row.Groups["id"].Value == row.Groups["page"].Value
        select (row.Groups["id"].Value, row.Groups["title"].Value, row.Groups["fix"].Value == "yes");

    [GeneratedRegex(@"^\| \[(?<id>RFN\d+)\]\((?<page>RFN\d+)\.md\) \| (?<title>.+?) \| (?<fix>.+?) \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndexRow();
}
