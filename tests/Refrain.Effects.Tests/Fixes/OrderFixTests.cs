using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class OrderFixTests() : EffectFixTests("RFN106", new OrderFix())
{
    /// <summary>A task whose body is the one of the test.</summary>
    private static string Task(string returns, string body) =>
        $$"""
        [Task]
        public sealed partial record Totals(string File)
        {
            [Requires] public FileSource Orders => new(File);

            public {{returns}} Run(IEnumerable<string> orders)
            {
        {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("foreach (var (country, cents) in [|totals|])", "foreach (var (country, cents) in totals.OrderBy(x => x.Key, StringComparer.Ordinal))")]
    public Task A_dictionary_is_read_in_the_order_of_its_keys(string before, string after)
    {
        static string Source(string loop) => Task("IEnumerable<(string Country, long Cents)>", $"""
                    var totals = new Dictionary<string, long>(StringComparer.Ordinal);
                    foreach (var line in orders)
                        totals[line] = totals.GetValueOrDefault(line) + line.Length;
                    {loop}
                        yield return (country, cents);
            """);
        return Fixes(Source(before), Source(after), "Put it in the order of its keys");
    }

    [Theory]
    [InlineData("string", "foreach (var one in [|set|]) yield return one;", "foreach (var one in set.Order(StringComparer.Ordinal)) yield return one;")]
    [InlineData("string", "foreach (var one in [|set|].Select(text => text + '!')) yield return one;", "foreach (var one in set.Order(StringComparer.Ordinal).Select(text => text + '!')) yield return one;")]
    [InlineData("string", "yield return string.Join(',', [|set|]);", "yield return string.Join(',', set.Order(StringComparer.Ordinal));")]
    [InlineData("string", "foreach (var one in [|set|].ToList()) yield return one;", "foreach (var one in set.Order(StringComparer.Ordinal).ToList()) yield return one;")]
    [InlineData("int", "foreach (var one in from text in [|set|] select text.Length) yield return one;", "foreach (var one in from text in set.Order(StringComparer.Ordinal) select text.Length) yield return one;")]
    [InlineData("string", "List<string> all = [.. [|set|]]; yield return all[0];", "List<string> all = [.. set.Order(StringComparer.Ordinal)]; yield return all[0];")]
    public Task A_set_is_read_in_order(string row, string before, string after)
    {
        string Source(string read) => Task($"IEnumerable<{row}>", $"""
                    var set = new HashSet<string>(orders, StringComparer.Ordinal);
                    {read}
            """);
        return Fixes(Source(before), Source(after), "Put it in order");
    }

    [Theory]
    [InlineData("DayOfWeek", "set.Order()")]
    [InlineData("int?", "set.Order()")]
    [InlineData("(int Day, Guid Id)", "set.Order()")]
    [InlineData("Uri", null)]
    [InlineData("(int Day, string Name)", null)]
    public Task What_can_be_compared_is(string type, string? after)
    {
        string Source(string read) => Task("int", $"""
                    var set = new HashSet<{type}>();
                    var text = new System.Text.StringBuilder();
                    foreach (var one in {read}) text.Append(one is var x ? "+" : "-").Append(x);
                    return string.CompareOrdinal(text.ToString(), "");
            """);
        return after is null ? HasNoFix(Source("[|set|]")) : Fixes(Source("[|set|]"), Source(after));
    }

    [Fact]
    public Task Values_are_put_in_order_before_they_are_added_up() => Fixes(
        Task("double", """
                var weights = new Dictionary<string, double>();
                foreach (var line in orders) weights[line] = line.Length / 3.0;
                var sum = 0.0;
                foreach (var weight in [|weights.Values|]) sum += weight;
                return sum;
        """),
        Task("double", """
                var weights = new Dictionary<string, double>();
                foreach (var line in orders) weights[line] = line.Length / 3.0;
                var sum = 0.0;
                foreach (var weight in weights.Values.Order()) sum += weight;
                return sum;
        """));

    [Theory]
    [InlineData("foreach (var file in [|Directory.GetFiles(folder)|])", "foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))")]
    [InlineData("var files = [|Directory.GetFiles(folder)|]; foreach (var file in files)", "var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray(); foreach (var file in files)")]
    [InlineData("var files = [|Directory.EnumerateFiles(folder)|]; foreach (var file in files)", "var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal); foreach (var file in files)")]
    [InlineData("string[] files = [|Directory.GetFiles(folder)|]; foreach (var file in files)", "string[] files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray(); foreach (var file in files)")]
    public Task Files_are_listed_in_order(string before, string after)
    {
        static string Source(string loop) =>
            $$"""
            [Task]
            public sealed partial record Unpacked(string Name)
            {
                public IEnumerable<string> Run(TaskContext context)
                {
                    var folder = context.ScratchDirectory;
                    {{loop}} yield return Path.GetFileName(file);
                }
            }
            """;
        return Fixes(Source(before), Source(after));
    }

    [Fact]
    public Task Everywhere_at_once() => FixesAll(
        [
            Task("IEnumerable<string>", """
                    var first = new HashSet<string>(orders);
                    foreach (var one in [|first|]) yield return one;
                    foreach (var one in [|Second.Of(first)|]) yield return one;
            """),
            """
            public static class Second
            {
                public static IEnumerable<string> Of(HashSet<string> set) { foreach (var one in set) yield return one; }
            }
            """,
        ],
        [
            Task("IEnumerable<string>", """
                    var first = new HashSet<string>(orders);
                    foreach (var one in first.Order(StringComparer.Ordinal)) yield return one;
                    foreach (var one in Second.Of(first)) yield return one;
            """),
            """
            public static class Second
            {
                public static IEnumerable<string> Of(HashSet<string> set) { foreach (var one in set.Order(StringComparer.Ordinal)) yield return one; }
            }
            """,
        ]);
}
