using Refrain.Hosting.Arguments;

namespace Refrain.Hosting.Tests.Arguments;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("run", "rum", 1)]
    [InlineData("show", "shwo", 1)]
    [InlineData("TopUsers", "topusers", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void Counts_edits_and_swaps(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(a, b));
        Assert.Equal(distance, EditDistance.Between(b, a));
    }

    [Fact]
    public void Nearest_is_the_first_of_equals() => Assert.Equal("bat", EditDistance.Nearest("at", ["bat", "cat", "chat"]));

    [Fact]
    public void Nothing_is_nearest_to_nothing() => Assert.Null(EditDistance.Nearest("at", []));
}
