using FsCheck;
using FsCheck.Fluent;
using Refrain.Keys;

namespace Refrain.Tests.Targets;

/// <summary>Paths of places: what a declaration may say, and what values come to.</summary>
public sealed class PlacePathTests
{
    [Theory]
    [InlineData("a/{X}/b", "v", "a/v/b")]
    [InlineData("{X}", "", "%")]
    [InlineData("{X}{X}", "", "%")]
    [InlineData("{X}", ".", "%2E")]
    [InlineData("{X}", "..", "%2E%2E")]
    [InlineData("{X}", "...", "%2E.%2E")]
    [InlineData("{X}.", "a", null)]
    [InlineData("a.{X}", "", "a%2E")]
    [InlineData("{X}", "con", "%63on")]
    [InlineData("{X}.txt", "NUL", "%4EUL.txt")]
    [InlineData("co{X}", "n", "%63on")]
    [InlineData(".{X}", "hidden", ".hidden")]
    [InlineData(".re{X}", "frain", "%2Erefrain")]
    [InlineData("{{{X}}}", "v", "{v}")]
    [InlineData("ünï/{X}", "ünï", "ünï/%C3%BCn%C3%AF")]
    [InlineData("{X}", "a:b|c", "a%3Ab%7Cc")]
    [InlineData("", "", null)]
    [InlineData("/a", "", null)]
    [InlineData("a/", "", null)]
    [InlineData("a//b", "", null)]
    [InlineData("../a", "", null)]
    [InlineData("a/./b", "", null)]
    [InlineData("a\\b", "", null)]
    [InlineData("c:", "", null)]
    [InlineData("a\n", "", null)]
    [InlineData("{", "", null)]
    [InlineData("}", "", null)]
    [InlineData("{}", "", null)]
    [InlineData("a{X", "", null)]
    [InlineData(".refrain/x", "", null)]
    [InlineData(".Refrain-x", "", null)]
    [InlineData("lpt1.txt", "", null)]
    public void A_path_is_what_it_says_or_refused(string template, string value, string? path)
    {
        if (path is null)
            Assert.Throws<FormatException>(() => PlacePath.Parse(template));
        else
            Assert.Equal(path, PlacePath.Parse(template).Of(_ => value));
    }

    [Fact]
    public void Two_values_never_have_one_name_and_none_leads_elsewhere() => Prop.ForAll<string, string>((a, b) =>
    {
        // What is no text of UTF-16 cannot be a parameter.
        if (a is null || b is null || a.Any(char.IsSurrogate) || b.Any(char.IsSurrogate))
            return true;
        var name = new PathNames(a, b);
        return (a == b) == string.Equals(name.First, name.Second, StringComparison.Ordinal)
            && name.First is not ("" or "." or "..") && name.First.All(static c => char.IsAsciiLetterOrDigit(c) || "-_.+@%".Contains(c, StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    private readonly record struct PathNames(string A, string B)
    {
        private static readonly PlacePath s_path = PlacePath.Parse("{X}");

        public string First => Of(A);

        public string Second => Of(B);

        private static string Of(string value) => s_path.Of(_ => value);
    }
}
