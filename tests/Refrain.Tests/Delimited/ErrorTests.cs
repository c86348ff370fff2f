using System.Text;
using Refrain.Delimited;
using Refrain.Generated;

namespace Refrain.Tests.Delimited;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("", "line 1: the file is empty, where a header line with the columns Person.id, Post.id was expected")]
    [InlineData("Person.id|Other\n", "line 1: the column Post.id is missing; the header line is \"Person.id|Other\", separated by '|'")]
    [InlineData("Person.id|Post.id|Post.id\n", "line 1: the column Post.id is there twice, as number 2 and 3")]
    [InlineData("PERSON.ID|person.id|Post.id\n", "line 1: the column Person.id is there twice, as number 1 and 2")]
    [InlineData("a|Person.id|Post.id\n1|2|3\n1|2|x3\n", "line 3, column Post.id (number 3): expected a 64-bit integer, found \"x3\"")]
    [InlineData("a|Person.id|Post.id\r\n1||3\r\n", "line 2, column Person.id (number 2): expected a 64-bit integer, found nothing")]
    [InlineData("Person.id|Post.id\n1|9223372036854775808", "line 2, column Post.id (number 2): expected a 64-bit integer, found \"9223372036854775808\"")]
    [InlineData("Person.id|Post.id\n1|2\n1\n1|2\n", "line 3: expected 2 fields, found 1: \"1\"")]
    [InlineData("Person.id|Post.id\n1|2|3\n", "line 2: expected 2 fields, found more behind \"1|2\"")]
    [InlineData("Person.id|Post.id\n1|2\n1", "line 3: expected 2 fields, found 1: \"1\"")]
    [InlineData("Person.id|Post.id\n1|2\n\n\n3|4\n", "line 3: the line is empty, where 2 fields were expected; only the end of a file may have empty lines")]
    [InlineData("Person.id|Post.id\n1|\u0001\t2", "line 2, column Post.id (number 2): expected a 64-bit integer, found \"\\u0001\\u00092\"")]
    public void WhatIsWrongIsSaid(string file, string expected)
    {
        var error = Assert.Throws<DelimitedFormatException>(() => Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>(file));
        Assert.Equal($"data.csv, {expected}.", error.Message);
        Assert.Equal("data.csv", error.FileName);
    }

    [Theory]
    [InlineData("A|the b|C\n1|a\"b|3\n", "line 2, column the b (number 2): a quotation mark stands inside a field that does not begin with one: \"a\"\"")]
    [InlineData("A|the b|C\n1|\"a\nb\"c|3\n", "line 3, column the b (number 2): text follows a closing quotation mark: \"\"a\\u000ab\"c|\"")]
    [InlineData("A|the b|C\n1|2|3\n\"\n\n\"|2|3\n1|\"2|3\n", "line 6, column the b (number 2): a quotation mark is never closed: \"\"\"")]
    [InlineData("A|the b|C\n\"\n\n\"|2|3\n1|3\n", "line 5: expected 3 fields, found 2: \"1|3\"")]
    [InlineData("A|\"the b|C\n", "line 1: a quotation mark is never closed: \"\"\"")]
    public void WhatIsWrongWithQuotesIsSaid(string file, string expected)
    {
        var error = Assert.Throws<DelimitedFormatException>(() => Reading.Rows<Texts, Refrain_Tests_Delimited_TextsDelimited>(file, quoted: true));
        Assert.Equal($"data.csv, {expected}.", error.Message);
    }

    [Fact]
    public void LongTextIsShortened()
    {
        var error = Assert.Throws<DelimitedFormatException>(
            () => Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>("Person.id|Post.id\n1|" + new string('x', 1000)));
        Assert.Equal("data.csv, line 2, column Post.id (number 2): expected a 64-bit integer, found \"" + new string('x', 60) + "…\".", error.Message);
    }

    [Fact]
    public void InvalidUtf8IsAnError()
    {
        byte[] file = [.. "C|A|the b\n"u8, (byte)'x', (byte)'|', 0xFF, (byte)'|', (byte)'y', (byte)'\n'];
        var error = Assert.Throws<DelimitedFormatException>(() => Reading.Rows<Texts, Refrain_Tests_Delimited_TextsDelimited>(file, new DelimitedLayout((byte)'|', false)));
        Assert.Contains("column A (number 2): expected text in UTF-8", error.Message, StringComparison.Ordinal);
        Assert.Equal((2, 2, "A"), (error.Line, error.Column, error.ColumnName));
    }

    [Fact]
    public void WhatIsNotAskedForIsNotLookedAt()
    {
        byte[] file = [.. "Person.id|junk|Post.id\n1|"u8, 0xFF, (byte)'"', (byte)'|', (byte)'2'];
        Assert.Equal([new Like(1, 2)], Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>(file, new DelimitedLayout((byte)'|', false)));
    }

    [Fact]
    public void ARowBeyondTheLimitIsAnError()
    {
        var file = Encoding.UTF8.GetBytes("Person.id|Post.id\n1|" + new string('1', 5000));
        var layout = new DelimitedLayout((byte)'|', false) { Block = 64, Window = 16, RowLimit = 4000 };
        var error = Assert.Throws<DelimitedFormatException>(() => Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>(file, layout));
        Assert.Equal("data.csv, line 2: the row is longer than 4000 bytes.", error.Message);
    }

    [Fact]
    public void ARowLongerThanABlockIsRead()
    {
        var text = new string('x', 100_000);
        var file = Encoding.UTF8.GetBytes($"C|A|the b\n{text}|1|2\n3|4|5\n");
        Assert.Equal(
            [new Texts(text, "1", "2"), new Texts("3", "4", "5")],
            Reading.Rows<Texts, Refrain_Tests_Delimited_TextsDelimited>(file, new DelimitedLayout((byte)'|', false) { Block = 64, Window = 16 }));
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\u0080')]
    public void SomeSeparatorsCannotBe(char separator) =>
        Assert.Throws<ArgumentException>(() => Reading.Rows<Like, Refrain_Tests_Delimited_LikeDelimited>("", separator));

    [Theory]
    [InlineData("DateTimeOffset", "2010-11-04T05:58:46.377")]
    [InlineData("DateTimeOffset", "2010-02-29T05:58:46Z")]
    [InlineData("DateTimeOffset", "2010-11-04T24:00Z")]
    [InlineData("DateTimeOffset", "0001-01-01T00:00+01")]
    [InlineData("DateTimeOffset", "2010-11-04T05:58:46.12345678Z")]
    [InlineData("DateTimeOffset", "2010-11-04T05:58:46.Z")]
    [InlineData("DateOnly", "04.11.2010")]
    [InlineData("DateOnly", "2010-11-04T")]
    [InlineData("TimeOnly", "5:58")]
    [InlineData("TimeSpan", "1 day")]
    [InlineData("Boolean", "yes")]
    [InlineData("Decimal", "1,5")]
    [InlineData("Decimal", " 1")]
    [InlineData("Double", "1.000.000")]
    [InlineData("Double", "")]
    [InlineData("Byte", "256")]
    [InlineData("Char", "ab")]
    [InlineData("Rune", "")]
    [InlineData("Guid", "00112233445566778899aabbccddeeff")]
    [InlineData("Browser", "Opera")]
    [InlineData("Browser", " Chrome")]
    [InlineData("Version", "1")]
    public void AFieldThatIsNoneOfItsTypeIsAnError(string column, string text)
    {
        var sample = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Boolean"] = "1",
            ["Char"] = "x",
            ["Rune"] = "x",
            ["String"] = "",
            ["Guid"] = Guid.Empty.ToString(),
            ["Uri"] = "a",
            ["Version"] = "1.2",
            ["DateTime"] = "2010-11-04",
            ["DateTimeOffset"] = "2010-11-04T00:00Z",
            ["DateOnly"] = "2010-11-04",
            ["TimeOnly"] = "05:58",
            ["TimeSpan"] = "00:00:00",
            ["Browser"] = "0",
        };
        var columns = Refrain_Tests_Delimited_EverythingDelimited.Columns;
        var fields = columns.Select(name => name == column ? text : sample.GetValueOrDefault(name, "1"));
        var file = string.Join('|', columns) + "\n" + string.Join('|', fields) + "\n";
        var error = Assert.Throws<DelimitedFormatException>(() => Reading.Rows<Everything, Refrain_Tests_Delimited_EverythingDelimited>(file));
        Assert.Equal((2, column), (error.Line, error.ColumnName));
    }
}
