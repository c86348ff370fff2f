extern alias generator;

using generator::Refrain.Generator;
using Refrain.Analyzers;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Docs;

/// <summary>The pages of the effect rules: each wrong block gives exactly its rule and each right one nothing, whatever is asked of it.</summary>
public sealed class EffectPagesTests
{
    private static readonly string[] WaysToTell = ["[Idempotent(", "CancellationToken.None", "#pragma warning disable", ".severity = none"];

    public static TheoryData<string> Ids() => [.. new EffectAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_code_of_a_page_gives_its_rule_and_the_right_code_none(string id)
    {
        var blocks = MarkdownCode.Read($"docs/rules/{id}.md").Where(block => block.Tag != "text").ToList();
        Assert.Equal(["Wrong", "Right"], blocks.Select(block => block.Heading).Distinct(StringComparer.Ordinal));
        foreach (var block in blocks)
        {
            Assert.Equal("csharp", block.Tag);
            var compilation = GeneratorRun.Start(RoslynHarness.Compile([("Page.cs", block.Code)], CorpusReferences.All, "Page"), new RefrainGenerator()).Output;
            var found = (await RoslynHarness.Analyze(compilation, new DeclarationAnalyzer(), new EffectAnalyzer())).Concat(RoslynHarness.CompilerDiagnostics(compilation)).ToList();
            var text = string.Create(null, $"{block.Page} line {block.Line} ({block.Heading}): {string.Join("\n", found.Select(DiagnosticText.Show))}");
            if (block.Heading == "Right") Assert.True(found.Count == 0, text);
            else Assert.True(found.Count > 0 && found.TrueForAll(diagnostic => diagnostic.Id == id), text);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_what_counts_and_how_to_tell_the_analyzer(string id)
    {
        var page = File.ReadAllText(RepositoryFolder.File("docs", "rules", id + ".md"));
        Assert.Contains("\n## What counts\n", page, StringComparison.Ordinal);
        var suppress = page[page.IndexOf("\n## When to suppress\n", StringComparison.Ordinal)..];
        Assert.True(
            WaysToTell.Any(way => suppress.Contains(way, StringComparison.Ordinal)),
            $"{id}: 'When to suppress' does not say how to tell the analyzer.");
    }
}
