using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class CultureFixTests() : EffectFixTests("RFN107", new CultureFix())
{
    /// <summary>A task that gives one expression of a text, a number and a time.</summary>
    private static string Task(string type, string expression, string usings = "") =>
        $$"""
        {{usings}}[Task]
        public sealed partial record Shown(string Text, double Number, DateTime Time, double? Maybe)
        {
            public {{type}} Run(TaskContext context) => {{expression}};
        }
        """;

    private static string Invariant(string type, string expression) => Task(type, expression, "using System.Globalization;\n\n");

    [Theory]
    [InlineData("[|Number.ToString()|]", "Number.ToString(CultureInfo.InvariantCulture)")]
    [InlineData("[|Number.ToString(\"N2\")|]", "Number.ToString(\"N2\", CultureInfo.InvariantCulture)")]
    [InlineData("string.Concat([|Time.ToString(\n        format: \"d\")|], Text)", "string.Concat(Time.ToString(\n        format: \"d\",\n        provider: CultureInfo.InvariantCulture), Text)")]
    [InlineData("[|string.Format(\"{0}\", Number)|]", "string.Format(CultureInfo.InvariantCulture, \"{0}\", Number)")]
    [InlineData("$\"{Text}: {|RFN107:{Number:N1}|}\"", "string.Create(CultureInfo.InvariantCulture, $\"{Text}: {Number:N1}\")")]
    [InlineData("Text + [|Number|] + 'x'", "Text + Number.ToString(CultureInfo.InvariantCulture) + 'x'")]
    [InlineData("Text + ([|Number + 1|])", "Text + (Number + 1).ToString(CultureInfo.InvariantCulture)")]
    [InlineData("Text + [|Maybe|]", "Text + Maybe?.ToString(CultureInfo.InvariantCulture)")]
    [InlineData("new System.Text.StringBuilder([|Number.ToString()|]).ToString()", "new System.Text.StringBuilder(Number.ToString(CultureInfo.InvariantCulture)).ToString()")]
    [InlineData("new System.Text.StringBuilder().Append($\"{[|Number|]:N2}\").ToString()", "new System.Text.StringBuilder().Append(CultureInfo.InvariantCulture, $\"{Number:N2}\").ToString()")]
    [InlineData("new System.Text.StringBuilder().AppendFormat(\"{0}\", Number)|].ToString()", "new System.Text.StringBuilder().AppendFormat(CultureInfo.InvariantCulture, \"{0}\", Number).ToString()")]
    [InlineData("new System.Text.StringBuilder().Append(Number)|].ToString()", "new System.Text.StringBuilder().Append(Number.ToString(CultureInfo.InvariantCulture)).ToString()")]
    public System.Threading.Tasks.Task Numbers_and_times_are_written_the_same_everywhere(string before, string after) =>
        Fixes(Task("string", before.Contains("[|", StringComparison.Ordinal) || before.Contains("{|", StringComparison.Ordinal) ? before : "[|" + before), Invariant("string", after));

    [Theory]
    [InlineData("double", "[|double.Parse(Text)|]", "double.Parse(Text, CultureInfo.InvariantCulture)")]
    [InlineData("double", "[|Convert.ToDouble(Text)|]", "Convert.ToDouble(Text, CultureInfo.InvariantCulture)")]
    [InlineData("DateTime", "[|DateTime.Parse(Text)|]", "DateTime.Parse(Text, CultureInfo.InvariantCulture)")]
    [InlineData("double", "[|double.TryParse(Text, out var number)|] ? number : 0", "double.TryParse(Text, CultureInfo.InvariantCulture, out var number) ? number : 0")]
    public System.Threading.Tasks.Task They_are_read_the_same_everywhere(string type, string before, string after) => Fixes(Task(type, before), Invariant(type, after));

    [Theory]
    [InlineData("string", "[|Text.ToUpper()|]", "Text.ToUpperInvariant()")]
    [InlineData("string?", "Maybe is null ? null : Text?[|.ToLower()|]", "Maybe is null ? null : Text?.ToLowerInvariant()")]
    [InlineData("bool", "[|Text.StartsWith(\"a\")|]", "Text.StartsWith(\"a\", StringComparison.Ordinal)")]
    [InlineData("int", "[|Text.IndexOf(\"a\")|]", "Text.IndexOf(\"a\", StringComparison.Ordinal)")]
    [InlineData("int", "[|string.Compare(Text, \"a\")|]", "string.Compare(Text, \"a\", StringComparison.Ordinal)")]
    [InlineData("int", "[|string.Compare(Text, \"a\", true)|]", "string.Compare(Text, \"a\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("int", "[|Text.CompareTo(\"a\")|]", "string.CompareOrdinal(Text, \"a\")")]
    [InlineData("List<string>", "[|Text.Split(' ').OrderBy(x => x)|].ToList()", "Text.Split(' ').OrderBy(x => x, StringComparer.Ordinal).ToList()")]
    [InlineData("string[]", "[.. [|Text.Split(' ').Order()|]]", "[.. Text.Split(' ').Order(StringComparer.Ordinal)]")]
    [InlineData("string?", "[|Text.Split(' ').Max()|]", "Text.Split(' ').Max(StringComparer.Ordinal)")]
    public System.Threading.Tasks.Task Texts_are_compared_by_code_units(string type, string before, string after) => Fixes(Task(type, before), Task(type, after));

    [Fact]
    public System.Threading.Tasks.Task Lists_are_sorted_by_code_units() => Fixes(
        """
        [Task]
        public sealed partial record Words(string Text)
        {
            public List<string> Run()
            {
                var words = Text.Split(' ').ToList();
                [|words.Sort()|];
                return words;
            }
        }
        """,
        """
        [Task]
        public sealed partial record Words(string Text)
        {
            public List<string> Run()
            {
                var words = Text.Split(' ').ToList();
                words.Sort(StringComparer.Ordinal);
                return words;
            }
        }
        """);

    [Fact]
    public System.Threading.Tasks.Task What_waits_is_written_by_itself() => Fixes(
        """
        using System.Globalization;

        [Task]
        public sealed partial record Shown(double Number)
        {
            public async Task<string> Run() => $"{|RFN107:{await Doubled():N2}|} {await Doubled() > 3}";

            private Task<double> Doubled() => Task.FromResult(2 * Number);
        }
        """,
        """
        using System.Globalization;

        [Task]
        public sealed partial record Shown(double Number)
        {
            public async Task<string> Run() => $"{(await Doubled()).ToString("N2", CultureInfo.InvariantCulture)} {await Doubled() > 3}";

            private Task<double> Doubled() => Task.FromResult(2 * Number);
        }
        """);

    [Fact]
    public System.Threading.Tasks.Task Everywhere_at_once() => FixesAll(
        Task("string", "$\"{|RFN107:{Number}|}, {|RFN107:{Time:d}|}, {[|Number.ToString(\"N\")|]}\" + [|Number|] + Formats.Of(Number)") + """


        public static class Formats
        {
            public static string Of(double number) => [|number.ToString()|];
        }
        """,
        Invariant("string", "string.Create(CultureInfo.InvariantCulture, $\"{Number}, {Time:d}, {Number.ToString(\"N\", CultureInfo.InvariantCulture)}\") + Number.ToString(CultureInfo.InvariantCulture) + Formats.Of(Number)") + """


        public static class Formats
        {
            public static string Of(double number) => number.ToString(CultureInfo.InvariantCulture);
        }
        """);
}
