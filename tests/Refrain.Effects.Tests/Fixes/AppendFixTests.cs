using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class AppendFixTests() : EffectFixTests("RFN201", new AppendFix())
{
    private static string Audit(string run, string body) =>
        $$"""
        [Task]
        public sealed partial record Audited(string Log)
        {
            public void {{run}}
            {
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("[|File.AppendAllText(Log, \"loaded\\n\")|];", "output.WriteAllText(\"loaded\\n\");")]
    [InlineData("[|File.AppendAllLines(Log, [\"loaded\"])|];", "output.WriteAllLines([\"loaded\"]);")]
    [InlineData("using var writer = [|File.AppendText(Log)|]; writer.Write('3');", "using var writer = new StreamWriter(output.OpenWrite()); writer.Write('3');")]
    [InlineData("using var writer = [|new StreamWriter(Log, append: true, System.Text.Encoding.Latin1)|]; writer.Write('3');", "using var writer = new StreamWriter(output.OpenWrite(), System.Text.Encoding.Latin1); writer.Write('3');")]
    [InlineData("using var stream = [|File.Open(Log, FileMode.Append)|]; stream.WriteByte(3);", "using var stream = File.Open(output.Path, FileMode.Append); stream.WriteByte(3);")]
    public Task The_line_becomes_the_output(string before, string after) => Fixes(Audit("{|RFN012:Run|}()", before), Audit("Run(OutputFile output)", after));

    [Fact]
    public Task A_task_with_an_output_has_no_second() => HasNoFix(
        """
        [Task]
        public sealed partial record Audited(string Log)
        {
            public int Run()
            {
                [|File.AppendAllText(Log, "loaded\n")|];
                return 3;
            }
        }
        """);

    [Fact]
    public Task More_than_one_file_is_no_output() => HasNoFix(
        Audit("{|RFN012:Run|}()", "[|File.AppendAllText(Log, \"a\")|]; [|File.AppendAllText(Log + 2, \"b\")|];"),
        """
        [Task]
        public sealed partial record Looped(string Log)
        {
            public void {|RFN012:Run|}() { foreach (var c in Log) [|File.AppendAllText(Log, $"{c}")|]; }
        }
        """);

    [Fact]
    public Task Everywhere_at_once() => FixesAll(
        [Audit("{|RFN012:Run|}()", "[|File.AppendAllText(Log, \"a\")|];"), Audit("{|RFN012:Run|}()", "[|File.AppendAllText(Log, \"b\")|];").Replace("Audited", "Other", StringComparison.Ordinal)],
        [Audit("Run(OutputFile output)", "output.WriteAllText(\"a\");"), Audit("Run(OutputFile output)", "output.WriteAllText(\"b\");").Replace("Audited", "Other", StringComparison.Ordinal)]);
}
