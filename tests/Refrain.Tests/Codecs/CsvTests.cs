using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Refrain.Codecs;
using Refrain.Testing;

namespace Refrain.Tests.Codecs;

/// <summary>Rows as CSV: what is written, that it comes back, and what is said of what is not so.</summary>
public sealed class CsvTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(60);

    private static RowsOutput<Cells> Table => Outputs.Rows<CellTable, Cells>();

    [Fact]
    public void Every_kind_of_field_has_one_text()
    {
        using var culture = new CultureScope("de-DE");
        Cells[] rows =
        [
            new(null, null, null, [], null, null, 0.00m, ""),
            new(-7, "", Size.Small, [1, 2, 3], [], new(2026, 11, 4), -1234.50m, "a,b"),
            new(7, "say \"so\"", Size.Large, [0], null, DateOnly.MinValue, 1, "two\r\nlines"),
            new(0, " ä😀 ", (Size)9, [255], null, null, 1e-28m, "\0"),
        ];
        Assert.Equal(
            "Number,Text,Size,Bytes,NoBytes,Day,Amount,Name\r\n"
            + ",,,\"\",,,0.00,\"\"\r\n"
            + "-7,\"\",Small,AQID,\"\",2026-11-04,-1234.50,\"a,b\"\r\n"
            + "7,\"say \"\"so\"\"\",Big,AA==,,0001-01-01,1,\"two\r\nlines\"\r\n"
            + "0, ä😀 ,9,/w==,,,0.0000000000000000000000000001,\0\r\n",
            Encoding.UTF8.GetString(Table.Bytes(rows)));
    }

    [Fact]
    public void Without_rows_there_is_the_header() =>
        Assert.Equal("Number,Text,Size,Bytes,NoBytes,Day,Amount,Name\r\n", Encoding.UTF8.GetString(Table.Bytes([])));

    [Fact]
    public void Rows_of_one_scalar_are_one_column()
    {
        var codec = new RowsOutput<string?, NullableReferenceCodec<string, StringCodec>>(OutputFormat.Csv);
        string?[] rows = ["a", null, "", "b\nc"];
        Assert.Equal("Value\r\na\r\n\r\n\"\"\r\n\"b\nc\"\r\n", Encoding.UTF8.GetString(codec.Bytes(rows)));
        Assert.Equal(rows, codec.From(codec.Bytes(rows)));
    }

    [Fact]
    public void Rows_come_back_as_they_were() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomRows(seed);
        var rows = random.Many(random.Scalars, 20).ConvertAll(r => r with { Char = Whole(r.Char.ToString())[0], String = Whole(r.String) });
        var (table, binary) = (Outputs.Rows<ScalarTable, Scalars>(), Outputs.Rows<ScalarRows, Scalars>());
        var text = table.Bytes(rows);
        Assert.Equal(rows.Select(Deep.Text), table.From(text).Select(Deep.Text));
        Assert.Equal(binary.Json(binary.Bytes(rows)), table.Json(text));

        // A reader who knows nothing but RFC 4180 sees as many fields in each record, and in the texts' column the texts.
        var records = Rfc4180(Encoding.UTF8.GetString(text));
        var header = records[0];
        Assert.All(records, r => Assert.Equal(header.Count, r.Count));
        Assert.Equal(rows.Select(r => r.String), records.Skip(1).Select(r => r[header.IndexOf("String")]));
        Assert.Equal(rows.Select(r => r.Uri.OriginalString), records.Skip(1).Select(r => r[header.IndexOf("Uri")]));
    }).Check(_config);

    [Fact]
    public async Task Many_rows_come_back_however_they_arrive()
    {
        var random = new Random(3);
        string?[] texts = [null, "", "a", "x,\"y\"\r\n", new('z', 3000), "\r", "\n\n", "\""];
        var rows = Enumerable.Range(0, 5000).Select(i => new Cells(
            i % 3 == 0 ? null : i, texts[random.Next(texts.Length)], i % 2 == 0 ? Size.Small : null, [(byte)i], null, DateOnly.FromDayNumber(i), i, texts[random.Next(texts.Length)] ?? "")).ToList();
        var bytes = Table.Bytes(rows);
        using var second = new MemoryStream();
        Assert.Equal(rows.Count, await Table.WriteRowsAsync(rows.ToAsyncEnumerable(), second));
        Assert.Equal(bytes, second.ToArray());
        var expected = rows.Select(Deep.Text).ToList();
        foreach (var most in new[] { 1, 2, 997, 70_000, int.MaxValue })
        {
            var sequence = Table.ReadRows(() => new TricklingStream(bytes, most));
            Assert.Equal(expected, sequence.Select(Deep.Text));
            var read = new List<string>();
            await foreach (var row in Table.ReadRowsAsync(() => new TricklingStream(bytes, most)))
                read.Add(Deep.Text(row));
            Assert.Equal(expected, read);
        }
    }

    [Theory]
    [InlineData("", "line 1", "no header")]
    [InlineData("Number,Text\r\n", "line 1", "the header is not Number,Text,Size")]
    [InlineData("Number,Text,Size,Bytes,NoBytes,Day,Amount,Name\n", "line 1", "carriage return")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,1,b", "line 2", "does not end")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,1,b\n", "line 2", "carriage return")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,1\r\n", "line 2", "ends with the column Amount, and there are 8")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,1,b,\r\n", "line 2", "after the last column, Name")]
    [InlineData("HEADER\r\n1,\"a\n\n\",Small,\"\",,,1,b\r\nx,a,Small,\"\",,,1,b\r\n", "line 5", "column Number is no i32?")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,,b\r\n", "line 2", "column Amount is no decimal. It is empty")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,1,\r\n", "line 2", "column Name is no string. It is empty")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,\"1\",b\r\n", "line 2", "column Amount is no decimal. It stands in quotation marks")]
    [InlineData("HEADER\r\n1,a,Tiny,\"\",,,1,b\r\n", "line 2", "column Size is no enum")]
    [InlineData("HEADER\r\n1,a,Small,A,,,1,b\r\n", "line 2", "column Bytes is no bytes")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,2026-02-30,1,b\r\n", "line 2", "column Day is no date?")]
    [InlineData("HEADER\r\n1,a,Small,\"\",,,\"1\"\"\",b\r\n", "line 2", "column Amount is no decimal")]
    [InlineData("HEADER\r\n1,a\"b,Small,\"\",,,1,\"b\r\n", "line 2", "column Text has quotation marks within")]
    [InlineData("HEADER\r\n1,\"a\"b,Small,\"\",,,1,b\r\n", "line 2", "column Text goes on after its quotation mark")]
    [InlineData("HEADER\r\n1\r2,a,Small,\"\",,,1,b\r\n", "line 2", "column Number has quotation marks within, or a line break")]
    [InlineData("HEADER\r\n1,\"a,Small,\"\",,,1,b\r\n", "line 2", "does not end")]
    public void What_was_not_written_so_is_refused_with_line_and_column(string text, string line, string why)
    {
        text = text.Replace("HEADER", "Number,Text,Size,Bytes,NoBytes,Day,Amount,Name", StringComparison.Ordinal);
        var error = Assert.Throws<ArtifactFormatException>(() => Table.From(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(line, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_bytes_give_rows_or_one_kind_of_error()
    {
        var random = new RandomRows(11);
        var table = Outputs.Rows<ScalarTable, Scalars>();
        var whole = table.Bytes([.. Enumerable.Range(0, 3).Select(_ => random.Scalars() with { Char = 'x', String = "a,\"b\"\r\nc" })]);
        var chance = new Random(5);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = whole.ToArray();
            for (var change = chance.Next(1, 4); change > 0; change--)
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            var error = Record.Exception(() => table.From(chance.Next(2) == 0 ? bytes : bytes[..chance.Next(bytes.Length)]));
            Assert.True(error is null or ArtifactFormatException, $"{i}: {error}");
        }
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Table.Bytes([new(null, "x\ud800y", null, [], null, null, 1, "")]));
        Assert.Contains("Text", error.Message, StringComparison.Ordinal);
        Assert.Contains("JSON Lines", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ValueOutput<string, StringCodec>(OutputFormat.Csv));
        Assert.Throws<ArtifactFormatException>(() => CsvColumn.Of("list<i32>"));
        Assert.Throws<ArtifactFormatException>(() => CsvColumn.Of("record{A:i32}?"));
        Assert.Throws<ArtifactFormatException>(() => CsvColumn.Of("record{A:record{B:i32}}"));
        Assert.Equal(["Item1", "Item2"], CsvColumn.Of("tuple(i32,string?)").Select(c => c.Name));
    }

    /// <summary>The text without halves of surrogate pairs.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Splits text after the grammar of RFC 4180 and nothing else.</summary>
    private static List<List<string>> Rfc4180(string text)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        var field = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (field.Length == 0 && text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    if (text[i] == '"')
                        i++;
                    field.Append(text[i]);
                }
            }
            else if (text[i] is ',' or '\r')
            {
                record.Add(field.ToString());
                field.Clear();
                if (text[i] == ',')
                    continue;
                Assert.Equal('\n', text[++i]);
                records.Add(record);
                record = [];
            }
            else
            {
                field.Append(text[i]);
            }
        }

        Assert.Empty(record);
        return records;
    }
}
