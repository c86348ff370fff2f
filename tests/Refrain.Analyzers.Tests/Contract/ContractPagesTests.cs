using Refrain.Testing;

namespace Refrain.Analyzers.Tests.Contract;

/// <summary>The contracts that pages show, and the sample's, are those of their code.</summary>
public sealed class ContractPagesTests
{
    [Fact]
    public async Task The_wrong_code_of_the_rules_page_gives_the_rule_and_the_right_code_none()
    {
        var blocks = MarkdownCode.Read("docs/rules/RFN016.md");
        var pairs = blocks.Chunk(2).ToList();
        Assert.Equal(["Wrong", "Right", "Right"], pairs.Select(pair => pair[0].Heading));
        foreach (var pair in pairs)
        {
            Assert.Equal(["text", "csharp"], pair.Select(block => block.Tag));
            using var check = new ContractCheck(pair[0].Code, [pair[1].Code]);
            var said = await check.Said();
            Assert.Equal(pair[0].Heading == "Wrong" ? 1 : 0, said.Length);
        }
    }

    [Fact]
    public async Task The_example_of_the_page_is_what_the_fix_makes()
    {
        var blocks = MarkdownCode.Read("docs/contract-file.md").Where(block => block.Heading == "Example").ToList();
        Assert.Equal(["csharp", "text"], blocks.Select(block => block.Tag));
        Assert.Equal(blocks[1].Code + "\n", await Made([blocks[0].Code]));
    }

    [Theory]
    [InlineData("TopUsers")]
    public async Task The_contract_beside_a_sample_is_current(string sample)
    {
        var folder = RepositoryFolder.File("samples", sample);
        // The way in names the command line, which is no matter to the contract.
        var sources = Directory.GetFiles(folder, "*.cs").Where(file => Path.GetFileName(file) != "Program.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        Assert.Equal(await Made([.. sources]), (await File.ReadAllTextAsync(Path.Combine(folder, ContractCheck.FileName))).ReplaceLineEndings("\n"));
    }

    private static async Task<string?> Made(string[] sources)
    {
        using var check = new ContractCheck("", sources);
        await check.ApplyAll("Accept the change");
        Assert.Empty(await check.Said());
        return await check.File();
    }
}
