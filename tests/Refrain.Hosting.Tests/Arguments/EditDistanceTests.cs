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

    [Theory]
    [InlineData("a", "b", true)]
    [InlineData("run", "rum", true)]
    [InlineData("run", "mum", false)]
    [InlineData("--run", "--mum", false)]
    [InlineData("kitten", "mittin", true)]
    [InlineData("kitten", "sitting", false)]
    public void Near_is_what_differs_in_a_third_at_most_or_in_one_letter(string word, string candidate, bool isNear) =>
        Assert.Equal(isNear ? candidate : null, EditDistance.Near(word, [candidate]));

    [Fact]
    public void Nothing_is_nearest_to_nothing() => Assert.Null(EditDistance.Nearest("at", []));
}
