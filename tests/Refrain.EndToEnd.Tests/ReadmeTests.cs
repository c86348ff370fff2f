using System.Text.RegularExpressions;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>What the README shows is what is there.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_code_of_the_README_is_the_code_of_the_sample()
    {
        var shown = SampleBlocks().Matches(File.ReadAllText(RepositoryFolder.File("README.md")));
        Assert.Equal(3, shown.Count);
        foreach (Match block in shown)
            Assert.Equal(File.ReadAllText(RepositoryFolder.File(block.Groups["file"].Value)).TrimEnd(), block.Groups["code"].Value.TrimEnd());
    }

    [Fact]
    public void The_links_of_the_pages_lead_somewhere()
    {
        foreach (var page in MarkdownCode.Pages())
        {
            var folder = Path.GetDirectoryName(RepositoryFolder.File(page))!;
            foreach (Match link in Links().Matches(File.ReadAllText(RepositoryFolder.File(page))))
                Assert.True(Path.Exists(Path.Combine(folder, link.Groups["path"].Value)), $"{page} links to {link.Groups["path"].Value}, which is not there.");
        }
    }

    [GeneratedRegex(@"<!-- sample: (?<file>\S+) -->\r?\n```csharp\r?\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SampleBlocks();

    [GeneratedRegex(@"\]\((?<path>(?!https?:|#)[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Links();
}
