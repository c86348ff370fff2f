using Refrain.Hosting.Graphs;

namespace Refrain.Hosting.Tests.Graphs;

public sealed class MermaidTextTests
{
    [Theory]
    [InlineData("Top_Users 2.0-b?", "Top_Users 2.0-b?")]
    [InlineData("a\"<b>#;", "a#34;#60;b#62;#35;#59;")]
    [InlineData("ä\U00020000", "ä\U00020000")]
    [InlineData("\U0001F600!", "#128512;#33;")]
    public void What_Mermaid_could_read_is_written_by_its_number(string text, string written) => Assert.Equal(written, MermaidText.Of(text));

    [Fact]
    public void Half_of_a_pair_is_no_character() => Assert.Equal("a#65533;b#65533;", MermaidText.Of("a" + (char)0xD83D + "b" + (char)0xDE00));
}
