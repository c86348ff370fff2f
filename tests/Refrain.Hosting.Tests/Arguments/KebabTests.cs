using Refrain.Hosting.Arguments;

namespace Refrain.Hosting.Tests.Arguments;

public sealed class KebabTests
{
    [Theory]
    [InlineData("Count", "count")]
    [InlineData("BestPosts", "best-posts")]
    [InlineData("HTTPPort", "http-port")]
    [InlineData("Port2", "port2")]
    [InlineData("X", "x")]
    [InlineData("IPv6Address", "i-pv6-address")]
    [InlineData("snake_case", "snake-case")]
    [InlineData("Snake_Case", "snake-case")]
    [InlineData("_", "_")]
    [InlineData("ÄrgerMaß", "ärger-maß")]
    public void Words(string name, string expected) => Assert.Equal(expected, OptionNames.Kebab(name));

    [Fact]
    public void Names_are_prefixed_until_they_are_distinct()
    {
        Assert.Equal(["posts", "likes"], OptionNames.Of(["Data.Posts", "Data.Likes"]));
        Assert.Equal(["posts", "data-posts"], OptionNames.Of(["Posts", "Data.Posts"]));
        Assert.Equal(["left-posts", "right-posts"], OptionNames.Of(["Left.Posts", "Right.Posts"]));
        Assert.Equal(["task-store", "data-force"], OptionNames.Of(["Store", "Data.Force"]));
        Assert.Equal(["HTTPPort", "HttpPort"], OptionNames.Of(["HTTPPort", "HttpPort"]));
        Assert.Equal(["posts", "DataPosts", "Data.Posts"], OptionNames.Of(["Posts", "DataPosts", "Data.Posts"]));
    }

    [Theory]
    [InlineData(typeof(int), "int")]
    [InlineData(typeof(int?), "int?")]
    [InlineData(typeof(string[]), "string[]")]
    [InlineData(typeof(IReadOnlyDictionary<string, List<DateOnly>>), "IReadOnlyDictionary<string, List<DateOnly>>")]
    public void Types(Type type, string expected) => Assert.Equal(expected, TypeText.Of(type));
}
