using Refrain.Hosting.Display;

namespace Refrain.Hosting.Tests.Display;

public sealed class TextTests
{
    [Theory]
    [InlineData("plain ✓ 🎈", "plain ✓ 🎈")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("tab\tline\r\n", "tab\\u0009line\\u000d\\u000a")]
    [InlineData("\u009b0m\u2028\u202e", "\\u009b0m\\u2028\\u202e")]
    public void Control_characters_are_spelled_out(string text, string expected) => Assert.Equal(expected, PlainText.Clean(text));

    [Fact]
    public void Half_pairs_are_spelled_out() => Assert.Equal("\\ud83cx\\udf88", PlainText.Clean("\ud83cx\udf88"));

    [Fact]
    public void Cutting_leaves_pairs_whole()
    {
        Assert.Equal("ab", PlainText.Cut("ab", 2));
        Assert.Equal("a…", PlainText.Cut("abc", 2));
        Assert.Equal("a…", PlainText.Cut("a🎈bc", 3));
    }

    [Theory]
    [InlineData(0.2, "0 ms")]
    [InlineData(12, "12 ms")]
    [InlineData(999.6, "1.0 s")]
    [InlineData(3_440, "3.4 s")]
    [InlineData(59_949, "59.9 s")]
    [InlineData(60_000, "1 min 0 s")]
    [InlineData(3_780_000, "1 h 3 min")]
    [InlineData(90_000_000, "25 h 0 min")]
    public void Durations(double milliseconds, string expected) => Assert.Equal(expected, DurationText.Of(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void Causes_are_told_once()
    {
        var error = new AggregateException(
            new InvalidOperationException("Outer: inner one.", new FormatException("inner one.")),
            new ArgumentException("Second\nline.", new TimeoutException("Late.")));
        Assert.Equal(
            """
            AggregateException
              InvalidOperationException: Outer: inner one.
              ArgumentException: Second
                line.
                TimeoutException: Late.
            """.ReplaceLineEndings("\n"),
            ErrorText.Of(error, withStack: false));
    }

    [Fact]
    public void Who_wraps_one_exception_is_not_told_of() =>
        Assert.Equal("FormatException: one.", ErrorText.Of(new AggregateException(new FormatException("one.")), withStack: false));

    [Fact]
    public void Utf8_that_comes_in_pieces_is_put_together()
    {
        using var writer = new StringWriter();
        using var stream = new TextWriterStream(writer);
        var text = string.Concat(Enumerable.Repeat("ä🎈x", 5_000));
        foreach (var piece in System.Text.Encoding.UTF8.GetBytes(text).Chunk(7))
            stream.Write(piece);
        Assert.Equal(text, writer.ToString());
    }
}
