using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Refrain.Delimited;
using Refrain.Generated;
using Refrain.Tests.Codecs;

namespace Refrain.Tests.Delimited;

/// <summary>Random files against a naive reader, with blocks and windows so small that every boundary is met.</summary>
public sealed class ModelTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(1500);

    [Fact]
    public void PlainFilesAreReadAsSplitReadsThem() => Prop.ForAll<int>(static seed =>
    {
        var random = new Random(seed);
        var file = PlainFile(random, out var rows);
        Same(file, rows, random, quoted: false);
    }).Check(_config);

    [Fact]
    public void QuotedFilesAreReadAsTheyWereWritten() => Prop.ForAll<int>(static seed =>
    {
        var random = new Random(seed);
        var file = QuotedFile(random, out var rows);
        Same(file, rows, random, quoted: true);
    }).Check(_config);

    [Fact]
    public void WhateverTheBytesOnlyTheDocumentedErrorComes() => Prop.ForAll<int>(static seed =>
    {
        var random = new Random(seed);
        var file = Encoding.UTF8.GetBytes(random.Next(2) == 0 ? PlainFile(random, out _) : QuotedFile(random, out _));
        for (var n = random.Next(1, 5); n > 0 && file.Length > 0; n--)
            file[random.Next(file.Length)] = (byte)"|\n\r\"a\0\xff\xef"[random.Next(8)];
        foreach (var quoted in (bool[])[false, true])
        {
            // The size of the blocks must not show, neither in the rows nor in the error.
            var expected = Outcome(file, new DelimitedLayout((byte)'|', quoted));
            Assert.Equal(expected, Outcome(file, Small(random, quoted)));
        }
    }).Check(_config);

    private static string Outcome(byte[] file, DelimitedLayout layout)
    {
        var seen = new StringBuilder();
        try
        {
            foreach (var row in new DelimitedReader<Texts, Refrain_Tests_Delimited_TextsDelimited>(() => new TricklingStream(file, 1 + (layout.Block / 3)), "data.csv", layout))
                seen.Append(row).Append('\n');
        }
        catch (DelimitedFormatException error)
        {
            seen.Append(error.Message);
        }

        return seen.ToString();
    }

    private static void Same(string file, List<Texts> rows, Random random, bool quoted)
    {
        var bytes = (random.Next(3) == 0 ? Encoding.UTF8.Preamble.ToArray() : []).Concat(Encoding.UTF8.GetBytes(file)).ToArray();
        Assert.Equal(rows, Reading.Rows<Texts, Refrain_Tests_Delimited_TextsDelimited>(bytes, Small(random, quoted)));
        Assert.Equal(rows, Reading.Rows<Texts, Refrain_Tests_Delimited_TextsDelimited>(bytes, new DelimitedLayout((byte)'|', quoted)));
    }

    private static DelimitedLayout Small(Random random, bool quoted) =>
        new((byte)'|', quoted) { Block = random.Next(3, 200), Window = random.Next(1, 200) };

    private static string PlainFile(Random random, out List<Texts> rows)
    {
        var file = new StringBuilder("A|other|the b|c\n");
        var end = random.Next(2) == 0 ? "\n" : "\r\n";
        var lines = new List<string>();
        for (var n = random.Next(12); n > 0; n--)
            lines.Add($"{Text(random, "ab\"ä")}|{Text(random, "x\"")}|{Text(random, "\"€")}|{Text(random, "12345678")}");
        file.AppendJoin(end, lines);
        End(file, lines, random, end);
        rows = [.. lines.Select(static line => line.Split('|')).Select(static f => new Texts(f[3], f[0].Length == 0 ? null : f[0], f[2]))];
        return file.ToString();
    }

    private static string QuotedFile(Random random, out List<Texts> rows)
    {
        var file = new StringBuilder("\"A\"|\"ot\nher\"|the b|\"c\"\n");
        var end = random.Next(2) == 0 ? "\n" : "\r\n";
        var lines = new List<string>();
        rows = [];
        for (var n = random.Next(12); n > 0; n--)
        {
            var (a, other, b, c) = (Text(random, "ab|\n\"\r"), Text(random, "x\"\n"), Text(random, "\"€|"), Text(random, "123\n"));
            lines.Add($"{Quote(a, random, out var isQuoted)}|{Quote(other, random, out _)}|{Quote(b, random, out _)}|{Quote(c, random, out _)}");
            rows.Add(new Texts(c, a.Length == 0 && !isQuoted ? null : a, b));
        }

        file.AppendJoin(end, lines);
        End(file, lines, random, end);
        return file.ToString();
    }

    private static void End(StringBuilder file, List<string> lines, Random random, string end)
    {
        if (lines.Count == 0)
            return;
        for (var n = random.Next(4); n > 0; n--)
            file.Append(end);
    }

    private static string Quote(string text, Random random, out bool isQuoted)
    {
        isQuoted = text.AsSpan().IndexOfAny("|\n\"\r") >= 0 || random.Next(3) == 0;
        return isQuoted ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
    }

    private static string Text(Random random, string letters)
    {
        var length = random.Next(random.Next(10) == 0 ? 150 : 5);
        return string.Concat(Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)]));
    }
}
