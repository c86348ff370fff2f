using System.Text;
using Refrain.Verifying;

namespace Refrain.Tests.Verifying;

/// <summary>However long two outputs are, little is shown of them, and in it the difference.</summary>
public sealed class ExcerptTests
{
    [Fact]
    public void Short_texts_are_shown_whole() => Assert.Equal(("abc", "abd"), Excerpt.OfText("abc"u8, "abd"u8));

    [Theory]
    [InlineData(0)]
    [InlineData(600)]
    [InlineData(99_999)]
    public void Long_texts_are_shown_around_the_difference(int at)
    {
        var stored = new StringBuilder(string.Concat(Enumerable.Repeat("äöü€", 25_000)));
        var again = new StringBuilder(stored.ToString()) { [at] = '!' };
        var (left, right) = Excerpt.OfText(Encoding.UTF8.GetBytes(stored.ToString()), Encoding.UTF8.GetBytes(again.ToString()));
        Assert.Contains('!', right);
        Assert.DoesNotContain('!', left);
        Assert.DoesNotContain('\uFFFD', left + right);
        Assert.InRange(left.Length, 100, 1002);
        Assert.Equal(at > 300, left.StartsWith('…'));
        Assert.Equal(at < 99_000, left.EndsWith('…'));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_digits()
    {
        Assert.Equal(("61 00", "61 ff"), Excerpt.OfBytes([0x61, 0], [0x61, 0xff], 1));
        Assert.Equal(("aä", "aö"), Excerpt.OfBytes("aä"u8, "aö"u8, 2));
    }

    [Theory]
    [InlineData("1.0", "1.00", "$")]
    [InlineData("[1,2]", "[1,3]", "$[1]")]
    [InlineData("[1,2]", "[1]", "$[1]")]
    [InlineData("{\"A\":{\"B\":[null,1]}}", "{\"A\":{\"B\":[null,2]}}", "$.A.B[1]")]
    [InlineData("{\"a b\":1}", "{\"a b\":2}", "$[\"a b\"]")]
    [InlineData("{\"a\":1}", "{\"b\":1}", "$.a")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":1}", "$.b")]
    [InlineData("{\"a\":1,\"1\":1}", "{\"a\":1}", "$[\"1\"]")]
    [InlineData("{\"a\":1}", "{\"a\":null}", "$.a")]
    [InlineData("[[]]", "[{}]", "$[0]")]
    public void The_path_leads_to_the_first_difference(string stored, string again, string path) =>
        Assert.Equal(path, JsonDifference.PathOf(Encoding.UTF8.GetBytes(stored), Encoding.UTF8.GetBytes(again)));
}
