using Refrain.Generator.Emission;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>The graphs that samples keep in the repository are those of their code. A build writes them; this says that it was done.</summary>
public sealed class SampleGraphTests
{
    [Theory]
    [InlineData("TopUsers")]
    [InlineData("Warehouse")]
    [InlineData("Distributed")]
    public void The_graph_beside_a_sample_is_current(string sample)
    {
        var folder = RepositoryFolder.File("samples", sample);
        // The way in names the command line, which is no matter to the graph.
        var sources = Directory.GetFiles(folder, "*.cs").Where(file => Path.GetFileName(file) != "Program.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var properties = new Dictionary<string, string> { ["RefrainGraphDocs"] = "GRAPH.md" };
        var compilation = Generated.Compile(sources, sample);
        // A sample may give the processor hints; the graph knows nothing of it.
        compilation = compilation.WithOptions(compilation.Options.WithAllowUnsafe(true));
        var run = GeneratorRun.Start(compilation, properties, new RefrainGenerator()).AssertClean();
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "GRAPH.md")).ReplaceLineEndings("\n").TrimEnd(), Markdown(run.Sources[GraphDocsEmitter.HintName]));
    }

    [Fact]
    public void Without_the_property_no_graph_is_written() =>
        Assert.DoesNotContain(GraphDocsEmitter.HintName, Generated.Clean("[Task] public sealed partial record Mean { public int Run() => 1; }").Sources.Keys);

    [Fact]
    public void What_would_end_a_cell_or_be_taken_for_a_path_is_an_entity()
    {
        var compilation = Generated.Compile(["""
            /// <summary>One | two \ three.</summary>
            /// <param name="Text">This | that.</param>
            [Task] public sealed partial record Split(string Text = "a|b\n") { public int Run() => 1; }
            """], "Cells");
        var run = GeneratorRun.Start(compilation, new Dictionary<string, string> { ["RefrainGraphDocs"] = "GRAPH.md" }, new RefrainGenerator()).AssertClean();
        Assert.EndsWith(
            "| **Split** | One &#124; two &#92; three. | <code>string Text = \"a&#124;b&#92;n\"</code> This &#124; that. |  | `int` |",
            Markdown(run.Sources[GraphDocsEmitter.HintName]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Types_of_one_short_name_are_told_apart()
    {
        var compilation = Generated.Compile(
            [
                "namespace Sales; [Task] public sealed partial record Total { [Requires] public Stock.Total Stock => new(); public int Run(int stock) => stock; }",
                "namespace Stock; [Task] public sealed partial record Total { public int Run() => 1; }",
            ],
            "Twins");
        var text = Markdown(GeneratorRun.Start(compilation, new Dictionary<string, string> { ["RefrainGraphDocs"] = "GRAPH.md" }, new RefrainGenerator()).AssertClean().Sources[GraphDocsEmitter.HintName]);
        Assert.Contains("n0[\"Sales.Total\"]", text, StringComparison.Ordinal);
        Assert.Contains("| **Sales.Total** |  |  | Stock: Stock.Total, static | `int` |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tasks_are_called_as_the_command_line_calls_them()
    {
        var compilation = Generated.Compile(
            [
                "namespace Sales; [Task(Name = \"weekly.total\")] public sealed partial record Total { [Requires] public Stock.Total Stock => new(); [Requires] public FileSource Total2 => new(\"x\"); [Requires] public Other Quoted => new(); public int Run(int stock, string total2, int quoted) => stock; }",
                "namespace Sales; [Task(Name = \"a \\\"b\\\" #1\")] public sealed partial record Other { public int Run() => 1; }",
                "namespace Stock; [Task(Name = \"daily.total\")] public sealed partial record Total { public int Run() => 1; }",
            ],
            "Renamed");
        var text = Markdown(GeneratorRun.Start(compilation, new Dictionary<string, string> { ["RefrainGraphDocs"] = "GRAPH.md" }, new RefrainGenerator()).AssertClean().Sources[GraphDocsEmitter.HintName]);
        Assert.Contains("([\"FileSource\"])", text, StringComparison.Ordinal);
        Assert.Contains("[\"a #34;b#34; #35;1\"]", text, StringComparison.Ordinal);
        Assert.Contains("[\"daily.total\"]", text, StringComparison.Ordinal);
        Assert.Contains("| **weekly.total** |  |  | Stock: daily.total, static<br>Total2: FileSource, static<br>Quoted: a \"b\" #1, static | `int` |", text, StringComparison.Ordinal);
    }

    /// <summary>What the package's targets take out of the generated file: the comment lines below its head.</summary>
    private static string Markdown(string generated)
    {
        var lines = generated.Split('\n').SkipWhile(line => line != "#nullable enable annotations").Skip(1);
        return string.Join('\n', lines.Select(line => line.StartsWith("// ", StringComparison.Ordinal) ? line[3..] : line is "//" ? "" : line)).TrimEnd();
    }
}
