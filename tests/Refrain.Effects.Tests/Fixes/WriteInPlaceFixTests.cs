using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class WriteInPlaceFixTests() : EffectFixTests("RFN301", new WriteInPlaceFix())
{
    private const string Output = "Write it to an OutputFile";
    private const string Move = "Write it beside its place and move it there";

    /// <summary>A task that gives a number and writes a file beside.</summary>
    private static string Beside(params string[] lines) =>
        $$"""
        using System.Text.Json;

        [Task]
        public sealed partial record Report(string Folder, string Target)
        {
            public async Task<int> Run()
            {
        {{string.Concat(lines.Select(line => (line.Length == 0 ? "" : "        " + line) + "\n"))}}        return await Task.FromResult(3);
            }
        }
        """;

    [Fact]
    public Task A_file_at_a_given_path() => Fixes(
        Beside("[|File.WriteAllText(Target, \"3\")|]; // the report"),
        Beside("var temporary = Target + \".tmp\";", "File.WriteAllText(temporary, \"3\"); // the report", "File.Move(temporary, Target, overwrite: true);"));

    [Fact]
    public Task A_path_that_is_made_is_made_once() => Fixes(
        Beside("await [|File.WriteAllTextAsync(Path.Combine(Folder, Target), \"3\")|].ConfigureAwait(false);"),
        Beside(
            "var target = Path.Combine(Folder, Target);", "var temporary = target + \".tmp\";",
            "await File.WriteAllTextAsync(temporary, \"3\").ConfigureAwait(false);", "File.Move(temporary, target, overwrite: true);"));

    [Fact]
    public Task A_stream_is_closed_first() => Fixes(
        Beside("await using var stream = [|File.Create(Target)|];", "using var writer = new StreamWriter(stream);", "writer.Write('3');", "writer.Flush();"),
        Beside(
            "var temporary = Target + \".tmp\";", "await using var stream = File.Create(temporary);", "using var writer = new StreamWriter(stream);", "writer.Write('3');", "writer.Flush();",
            "writer.Dispose();", "await stream.DisposeAsync();", "File.Move(temporary, Target, overwrite: true);"));

    [Fact]
    public Task A_using_statement_closes_it() => Fixes(
        Beside("using (var stream = [|new FileStream(Target, FileMode.Create)|])", "{", "    stream.WriteByte(3);", "}"),
        Beside("var temporary = Target + \".tmp\";", "using (var stream = new FileStream(temporary, FileMode.Create))", "{", "    stream.WriteByte(3);", "}", "", "File.Move(temporary, Target, overwrite: true);"));

    [Fact]
    public Task In_another_file_it_is_mended_there() => Fixes(
        [
            """
            [Task]
            public sealed partial record Squares(int Count, string Target)
            {
                public int Run()
                {
                    [|Lines.Save(Target, Enumerable.Range(0, Count).Select(i => $"{i * i}"))|];
                    return Count;
                }
            }
            """,
            """
            public static class Lines
            {
                public static void Save(string path, IEnumerable<string> lines)
                {
                    File.WriteAllLines(path, lines);
                }
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record Squares(int Count, string Target)
            {
                public int Run()
                {
                    Lines.Save(Target, Enumerable.Range(0, Count).Select(i => $"{i * i}"));
                    return Count;
                }
            }
            """,
            """
            public static class Lines
            {
                public static void Save(string path, IEnumerable<string> lines)
                {
                    var temporary = path + ".tmp";
                    File.WriteAllLines(temporary, lines);
                    File.Move(temporary, path, overwrite: true);
                }
            }
            """,
        ]);

    [Fact]
    public Task What_may_leave_early_or_finds_something_is_not_mended() => HasNoFix(
        Beside("using (var stream = [|File.Create(Target)|])", "{", "    if (Folder.Length > 3) return 4;", "    stream.WriteByte(3);", "}"),
        """
        [Task]
        public sealed partial record Others(string Target)
        {
            public int Run()
            {
                using (var stream = [|File.OpenWrite(Target)|]) stream.WriteByte(3);
                return 3;
            }
        }
        """);

    [Fact]
    public Task Everywhere_at_once() => FixesAll(
        Beside("[|File.WriteAllText(Target, \"3\")|];", "[|File.WriteAllText(Target + 2, \"3\")|];"),
        Beside(
            "var temporary = Target + \".tmp\";", "File.WriteAllText(temporary, \"3\");", "File.Move(temporary, Target, overwrite: true);",
            "var target2 = Target + 2;", "var temporary2 = target2 + \".tmp\";", "File.WriteAllText(temporary2, \"3\");", "File.Move(temporary2, target2, overwrite: true);"));

    /// <summary>A task that gives nothing: it has no output until it is handed one.</summary>
    private static string Nothing(string run, string head, params string[] lines) =>
        $$"""
        [Task]
        public sealed partial record Report(string Folder)
        {
            public {{head}} {{run}}
            {
        {{string.Concat(lines.Select(line => (line.Length == 0 ? "" : "        " + line) + "\n"))}}    }
        }
        """;

    [Theory]
    [InlineData("[|File.WriteAllText(Folder + \"/a\", \"3\")|];", "output.WriteAllText(\"3\");")]
    [InlineData("[|File.WriteAllLines(Folder, [\"3\"])|];", "output.WriteAllLines([\"3\"]);")]
    [InlineData("[|File.WriteAllText(contents: \"3\", path: Folder)|];", "output.WriteAllText(\"3\");")]
    [InlineData("[|File.WriteAllText(Folder, \"3\", System.Text.Encoding.Latin1)|];", "File.WriteAllText(output.Path, \"3\", System.Text.Encoding.Latin1);")]
    [InlineData("using var stream = [|File.Create(Folder)|]; stream.WriteByte(3);", "using var stream = output.OpenWrite(); stream.WriteByte(3);")]
    [InlineData("using var stream = [|File.Create(Folder)|]; stream.Flush(true);", "using var stream = File.Create(output.Path); stream.Flush(true);")]
    [InlineData("using var writer = [|new StreamWriter(Folder) { NewLine = \"\\n\" }|]; writer.Write('3');", "using var writer = new StreamWriter(output.OpenWrite()) { NewLine = \"\\n\" }; writer.Write('3');")]
    [InlineData("using var writer = [|File.CreateText(Folder)|]; writer.Write('3');", "using var writer = new StreamWriter(output.OpenWrite()); writer.Write('3');")]
    [InlineData("using var stream = [|new FileStream(Folder, FileMode.Create)|]; stream.WriteByte(3);", "using var stream = new FileStream(output.Path, FileMode.Create); stream.WriteByte(3);")]
    public Task The_file_becomes_the_output(string before, string after) =>
        Fixes(Nothing("{|RFN012:Run|}()", "void", before), Nothing("Run(OutputFile output)", "void", after), Output);

    [Fact]
    public Task It_is_awaited_as_before_and_its_path_goes() => Fixes(
        Nothing("{|RFN012:Run|}(CancellationToken token)", "async Task", "var path = Path.Combine(Folder, \"a\");", "await [|File.WriteAllTextAsync(path, \"3\", token)|];"),
        Nothing("Run(OutputFile output, CancellationToken token)", "async Task", "await output.WriteAllTextAsync(\"3\", token);"), Output);

    [Fact]
    public async Task Both_ways_are_offered_where_both_are() =>
        Assert.Equal([Output, Move], await Titles(Nothing("Run()", "void", "[|File.WriteAllText(Folder, \"3\")|];")));
}
