using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Refrain.Codecs;
using Refrain.Generated;
using Refrain.JsonInput;
using Refrain.Tests.Codecs;

namespace Refrain.Tests.JsonInput;

/// <summary>What outputs write comes back, shuffled and with members of others, too; and of bytes that were changed there is nothing but the documented error.</summary>
public sealed class ModelTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    public void What_was_written_as_JSON_Lines_is_read_back() => Prop.ForAll<int>(static seed =>
    {
        var random = new RandomRows(seed);
        ComesBack<Scalars, Refrain_Tests_Codecs_ScalarsValueCodec>(random.Many(random.Scalars, 20), seed);
        ComesBack<Nested, Refrain_Tests_Codecs_NestedValueCodec>(random.Many(random.Nested, 8), seed);
    }).Check(_config);

    [Fact]
    public void Members_are_found_as_a_document_has_them() => Prop.ForAll<int>(static seed =>
    {
        var random = new Random(seed);
        var (file, expected) = Document(random);
        Assert.Equal(expected, Outcome(Encoding.UTF8.GetBytes(file), random.Next(1, 300)));
    }).Check(_config);

    [Fact]
    public void Whatever_the_bytes_only_the_documented_error_comes() => Prop.ForAll<int>(static seed =>
    {
        var random = new Random(seed);
        var rows = new RandomRows(seed);
        var file = random.Next(2) == 0
            ? new RowsOutput<Nested, Refrain_Tests_Codecs_NestedValueCodec>(OutputFormat.JsonLines).Bytes(rows.Many(rows.Nested, 4))
            : new RowsOutput<Scalars, Refrain_Tests_Codecs_ScalarsValueCodec>(OutputFormat.JsonLines).Bytes(rows.Many(rows.Scalars, 4));
        for (var n = random.Next(1, 6); n > 0 && file.Length > 0; n--)
        {
            var at = random.Next(file.Length);
            if (random.Next(4) == 0)
                file = [.. file[..at], .. file[random.Next(at, Math.Min(file.Length, at + 9))..]];
            else
                file[at] = random.Next(2) == 0 ? (byte)"{}[]\":,\\u0019e-+.n\n\r \xff\xd8"[random.Next(22)] : (byte)random.Next(256);
        }

        Fails<Nested, Refrain_Tests_Codecs_NestedValueCodec>(file, random.Next(1, 5000));
        Fails<Scalars, Refrain_Tests_Codecs_ScalarsValueCodec>(file, random.Next(1, 5000));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    private static void Fails<T, TCodec>(byte[] file, int most)
        where TCodec : struct, IValueCodec<T>
    {
        // What comes at once must not show, neither in the rows nor in the error.
        Assert.Equal(Seen(int.MaxValue), Seen(most));

        string Seen(int piece)
        {
            var seen = new StringBuilder();
            try
            {
                foreach (var row in new JsonLinesReader<T, TCodec>(() => new TricklingStream(file, piece), "data.jsonl"))
                    seen.Append(Deep.Text(row)).Append('\n');
            }
            catch (JsonLinesFormatException error)
            {
                Assert.InRange(error.Column, 1, file.Length + 1);
                seen.Append(error.Message);
            }

            return seen.ToString();
        }
    }

    private static void ComesBack<T, TCodec>(List<T> rows, int seed)
        where TCodec : struct, IValueCodec<T>
    {
        var random = new Random(seed);
        var expected = rows.Select(row => Deep.Text(row)).ToList();
        var file = new RowsOutput<T, TCodec>(OutputFormat.JsonLines).Bytes(rows);
        Assert.Equal(expected, Reading.Of<T, TCodec>(file, most: random.Next(1, 5000)).Select(row => Deep.Text(row)));
        var shuffled = string.Concat(Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Shuffled(line, random) + (random.Next(2) == 0 ? "\n" : "\r\n\n")));
        Assert.Equal(expected, Reading.Of<T, TCodec>(Encoding.UTF8.GetBytes(shuffled), most: random.Next(1, 5000)).Select(row => Deep.Text(row)));
    }

    /// <summary>The members of a line's objects in another order, with others among them where the object is a row. Texts are left as they are written.</summary>
    private static string Shuffled(string line, Random random)
    {
        using var document = JsonDocument.Parse(line);
        return Text(document.RootElement, isRow: true);

        string Text(JsonElement element, bool isRow) => element.ValueKind switch
        {
            JsonValueKind.Object => "{" + string.Join(random.Next(2) == 0 ? "," : " , ", Members(element, isRow).OrderBy(_ => random.Next())) + "}",
            JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(e => Text(e, isRow: false))) + "]",
            _ => element.GetRawText(),
        };

        IEnumerable<string> Members(JsonElement element, bool isRow)
        {
            foreach (var member in element.EnumerateObject())
            {
                var name = member.ToString();
                yield return name[..(name.IndexOf("\":", StringComparison.Ordinal) + 2)] + Text(member.Value, isRow: false);
            }

            for (var n = isRow ? random.Next(4) : 0; n > 0; n--)
                yield return $"\"other{n}\":{Junk(random, 3)}";
        }
    }

    private static string Outcome(byte[] file, int most)
    {
        var rows = Reading.Of<Plain, Refrain_Tests_JsonInput_PlainValueCodec>(file, most: most);
        return string.Join('\n', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.A}|{row.B}|{row.C}")));
    }

    /// <summary>A file made member by member, and its rows as a document of each line has them.</summary>
    private static (string File, string Expected) Document(Random random)
    {
        var file = new StringBuilder();
        var expected = new List<string>();
        for (var n = random.Next(8); n > 0; n--)
        {
            var members = new List<string>
            {
                $"\"A\":{random.Next(-1000, 1000)}", $"\"B\":{JsonSerializer.Serialize(string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "a\"ä\\\n😀\u0001".Substring(random.Next(5), 1))))}", $"\"C\":{(random.Next(2) == 0 ? "true" : "false")}",
            };
            for (var more = random.Next(5); more > 0; more--)
                members.Add($"\"{"abcBA"[random.Next(5)]}{more}\" : {Junk(random, 4)}");
            var line = "{" + string.Join(',', members.OrderBy(_ => random.Next())) + "}";
            var row = System.Text.Json.Nodes.JsonNode.Parse(line)!;
            expected.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)row["A"]!}|{(string)row["B"]!}|{(bool)row["C"]!}"));
            file.Append(line).Append('\n', random.Next(1, 3));
        }

        return (file.ToString(), string.Join('\n', expected));
    }

    private static string Junk(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => "null",
        1 => "-12.5e+3",
        2 => "\"A\\\":1}\"",
        3 => "true",
        4 => "[]",
        5 => "[" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Junk(random, depth - 1))) + "]",
        _ => "{" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(i => $"\"{"ABC"[i % 3]}\":{Junk(random, depth - 1)}")) + "}",
    };
}
