using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.CodeFixes;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Docs;

/// <summary>
/// Ids, descriptors, pages, release rows, links and fixes of all analyzers are one set; the code on the pages of the declaration rules does what
/// they say. That of the effect rules' pages is checked where the libraries are that it uses, in Refrain.Effects.Tests.
/// </summary>
public sealed partial class RulePagesTests
{
    private const string Folder = "docs/rules";

    private static readonly ImmutableArray<DiagnosticDescriptor> Declarations = new DeclarationAnalyzer().SupportedDiagnostics;

    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. Types<DiagnosticAnalyzer>(typeof(DeclarationAnalyzer).Assembly).SelectMany(analyzer => analyzer.SupportedDiagnostics)];

    public static TheoryData<string> Ids() => [.. Rules.Select(rule => rule.Id)];

    public static TheoryData<string> DeclarationIds() => [.. Declarations.Select(rule => rule.Id)];

    [Fact]
    public void Ids_descriptors_pages_and_release_rows_are_the_same_set()
    {
        var ids = typeof(DeclarationAnalyzer).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string) && (field.Name == "Id" || field.DeclaringType!.Name.EndsWith("Ids", StringComparison.Ordinal)))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(value => Id().IsMatch(value)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.Equal(ids, Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(ids, Directory.EnumerateFiles(RepositoryFolder.File(Folder), "RFN*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));
        Assert.Equal(ids, ReleaseRows().Select(row => row.Id).Order(StringComparer.Ordinal));
        Assert.Equal(ids, IndexRows().Select(row => row.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_of_its_title_and_a_row_of_its_severity(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        var title = rule.Title.ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"{Folder}/{id}.md", rule.HelpLinkUri);
        Assert.Equal($"# {id}: {title}", File.ReadLines(RepositoryFolder.File(rule.HelpLinkUri)).First());
        Assert.Contains("## When to suppress", File.ReadAllText(RepositoryFolder.File(rule.HelpLinkUri)), StringComparison.Ordinal);
        Assert.Equal(Severity(id), rule.DefaultSeverity);
        var row = ReleaseRows().Single(row => row.Id == id);
        Assert.Equal((rule.Category, rule.DefaultSeverity.ToString()), (row.Category, row.Severity));
        Assert.Equal(title, IndexRows().Single(row => row.Id == id).Title);
    }

    [Fact]
    public void The_index_says_which_rules_have_a_fix()
    {
        var fixable = Types<CodeFixProvider>(typeof(ProblemFix).Assembly).SelectMany(fix => fix.FixableDiagnosticIds)
            .Where(id => Id().IsMatch(id)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["RFN001", "RFN002", "RFN005", "RFN006", "RFN007", "RFN008", "RFN009"], fixable.Intersect(Declarations.Select(rule => rule.Id), StringComparer.Ordinal));
        Assert.Equal(fixable, IndexRows().Where(row => row.HasFix).Select(row => row.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(DeclarationIds))]
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

    /// <summary>What the design gives to the rules of declarations, to those of effects, and to the one that only makes programs slower to stop.</summary>
    private static DiagnosticSeverity Severity(string id) =>
        id == "RFN305" ? DiagnosticSeverity.Info
        : Declarations.Any(rule => rule.Id == id) ? DiagnosticSeverity.Error
        : DiagnosticSeverity.Warning;

    private static IEnumerable<T> Types<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (T)Activator.CreateInstance(type)!);

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

    [GeneratedRegex(@"^RFN\d{3}$", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"^\| \[(?<id>RFN\d+)\]\((?<page>RFN\d+)\.md\) \| (?<title>.+?) \| (?<fix>.+?) \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndexRow();
}
