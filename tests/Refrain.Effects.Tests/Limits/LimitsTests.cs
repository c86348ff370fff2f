using Microsoft.CodeAnalysis.Text;
using Refrain.Knowledge;
using Refrain.Testing;

namespace Refrain.Effects.Tests.Limits;

/// <summary>
/// docs/effects.md holds: what its examples say is reported is, and nothing else. Under "Limits" that includes what the analyzer does not see, or
/// sees needlessly, today. When a test fails because it has learned to see it, the limit is gone: take it out of the page.
/// </summary>
public sealed class LimitsTests
{
    public static TheoryData<string> Limits() => [.. PageBlock.Limits];

    public static TheoryData<int> Examples() => [.. PageBlock.All.Where(block => !PageBlock.Limits.Contains(block.Block.Heading)).Select(block => block.Block.Line)];

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_limit_is_what_its_example_shows(string limit)
    {
        var blocks = PageBlock.All.Where(block => block.Block.Heading == limit).ToList();
        Assert.True(blocks.Count > 0 && blocks.TrueForAll(block => block.ShowsLimit), $"The limit '{limit}' shows by no example what is not seen, or seen needlessly.");
        foreach (var block in blocks) Holds([.. await block.Differences()]);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_is_analysed_as_it_says(int line)
    {
        var block = PageBlock.All.Single(block => block.Block.Line == line);
        Assert.False(block.ShowsLimit, "A limit stands under 'Limits'.");
        Holds([.. await block.Differences()]);
    }

    [Fact]
    public void There_are_limits_and_each_has_a_name_of_its_own()
    {
        Assert.NotEmpty(PageBlock.Limits);
        Assert.Equal(PageBlock.Limits.Distinct(StringComparer.Ordinal), PageBlock.Limits);
    }

    [Fact]
    public void The_lines_of_a_users_file_can_be_read()
    {
        var block = Assert.Single(MarkdownCode.Read("docs/effects.md"), block => block.Tag == "text");
        var read = ApiLineReader.UserFile(SourceText.From(block.Code));
        Assert.Empty(read.Problems);
        Assert.Equal(5, read.Lines.Length);
    }

    private static void Holds(List<string> differences) => Assert.True(differences.Count == 0, string.Join('\n', differences));
}
