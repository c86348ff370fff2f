namespace Refrain.Fingerprints.Tests;

/// <summary>One edit each: exactly the tasks that run, and the reason each gives.</summary>
public sealed class EditTests
{
    private const string Tasks = """
        using System.Globalization;
        using System.Text;
        namespace App;

        /// <summary>Numbers.</summary>
        [Task] public sealed partial record Numbers(int Count)
        {
            public IReadOnlyList<int> Run()
            {
                var made = new List<int>();
                foreach (var n in Enumerable.Range(1, Count))
                {
                    made.Add(Rules.Weigh(n));
                }
                return made;
            }
        }

        [Task, Requires<Numbers>] public sealed partial record Areas(int Count)
        {
            public IReadOnlyList<Row> Run(IReadOnlyList<int> numbers)
            {
                IShape shape = new Cube();
                return numbers.Select(n => new Row(n, shape.Area(n))).ToList();
            }
        }

        [Task, Requires<Areas>] public sealed partial record Total(int Count)
        {
            public long Run(IReadOnlyList<Row> areas)
            {
                Money sum = 0;
                foreach (var row in areas) sum += (int)row.Value;
                return sum.Cents + Settings.Start + (long)Mode.Fast;
            }
        }

        [Task, Requires<Numbers>] public sealed partial record Parity(int Count)
        {
            public bool Run(IReadOnlyList<int> numbers) => (from n in numbers where n % 2 == 0 select n).Any();
        }

        [Task, Requires<Total>, Requires<Parity>] public sealed partial record Text(int Count)
        {
            public string Run(long total, bool parity) => Writer.Write(total) + parity;
        }

        public static class Program { public static ITask Root() => new Text(3); }
        """;

    private const string Helpers = """
        namespace App;

        public static class Rules
        {
            private const int Factor = 2;
            public static int Weigh(int n) => Scale(n) * Factor;
            private static int Scale(int n)
            {
                // Twice, and back.
                var doubled = n + n;
                return doubled - n;
            }
            public static int Unused(int n) => n;
        }

        public interface IShape { int Area(int side); }
        public class Square : IShape { public virtual int Area(int side) => side * side; }
        public sealed class Cube : Square { public override int Area(int side) => 6 * base.Area(side); }
        public sealed record Row(int Key, long Value);

        public readonly struct Money(long cents)
        {
            public long Cents => cents;
            public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);
            public static implicit operator Money(int n) => new(n * 100L);
        }

        public static class Settings
        {
            public static readonly int Start;
            static Settings() { Start = 7; }
        }

        public enum Mode { Slow = 1, Fast = 2 }

        public sealed class Writer
        {
            private readonly string _unit = "c";
            public override string ToString() => _unit;
            public static string Write(long total) => string.Create(null, $"{total} {new Writer()}");
        }
        """;

    private const string Nothing = "";
    private const string FromNumbers = "; Areas: input changed: Numbers(Count: 3); Total: input changed: Areas(Count: 3); Parity: input changed: Numbers(Count: 3); Text: input changed: Total(Count: 3)";

    /// <summary>What, the text before, the text after, what runs.</summary>
    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "a comment", "// Twice, and back.", "// Something else.", Nothing },
        { "a comment in a task", "var made = new List<int>();", "/* all */ var made = new List<int>(); // made", Nothing },
        { "documentation", "/// <summary>Numbers.</summary>", "/// <summary>All numbers.</summary>", Nothing },
        { "layout", "{ Start = 7; }", "{\n    Start\n = 7;\n}", Nothing },
        { "the order of usings", "using System.Globalization;\nusing System.Text;", "using System.Text;\nusing System.Globalization;", Nothing },
        { "a using more", "using System.Text;", "using System.Text;\nusing System.Numerics;", Nothing },
        { "a renamed local", "var doubled = n + n;\n        return doubled - n;", "var twice = n + n;\n        return twice - n;", Nothing },
        { "a renamed local of a task", "var made = new List<int>();", "var numbers = new List<int>();|made.Add|numbers.Add|return made|return numbers", Nothing },
        { "a renamed loop variable", "foreach (var row in areas) sum += (int)row.Value;", "foreach (var r in areas) sum += (int)r.Value;", Nothing },
        { "a renamed parameter of a helper", "Scale(int n)\n", "Scale(int k)\n|n + n|k + k|- n|- k", Nothing },
        { "a renamed parameter of a lambda", "n => new Row(n, shape.Area(n))", "number => new Row(number, shape.Area(number))", Nothing },
        { "a renamed range variable", "from n in numbers where n % 2 == 0 select n", "from x in numbers where x % 2 == 0 select x", Nothing },
        { "a renamed private helper", "Scale", "Grow", Nothing },
        { "a renamed public helper", "Weigh", "Value2", Nothing },
        { "a renamed class", "Cube", "Box", Nothing },
        { "a renamed namespace", "namespace App;\n\npublic static class Rules", "namespace App.Inner;\n\npublic static class Rules|using System.Text;|using System.Text; using App.Inner;", Nothing },
        { "a renamed private constant", "Factor", "Multiple", Nothing },
        { "a renamed field", "_unit", "_name", Nothing },
        { "accessibility", "private static int Scale", "internal static int Scale", Nothing },
        { "an attribute for people", "private static int Scale", "[Obsolete(\"later\", false)] private static int Scale", Nothing },
        { "an unused helper", "Unused(int n) => n;", "Unused(int n) => n + 1;", Nothing },
        { "a helper more", "public static int Unused", "public static int More(int n) => n; public static int Unused", Nothing },
        { "a member moved within its class", "private const int Factor = 2;\n", "|public static int Unused|private const int Factor = 2; public static int Unused", Nothing },
        { "an unused class more", "public interface IShape", "public sealed class Unrelated { public override string ToString() => \"\"; }\npublic interface IShape", Nothing },
        { "a value of an enum more", "Slow = 1,", "Slow = 1, Slower = 0,", "Total: code changed: Mode" },
        { "a value of an enum", "Fast = 2", "Fast = 3", "Total: code changed: Mode; Text: input changed: Total(Count: 3)" },
        { "a helper two calls down", "doubled - n;", "doubled - n + 1;", "Numbers: code changed: Rules.Scale" + FromNumbers },
        { "a constant two calls down", "Factor = 2", "Factor = 4", "Numbers: code changed: Rules.Factor" + FromNumbers },
        { "a digit", "Factor = 2", "Factor = 2_0", "Numbers: code changed: Rules.Factor" + FromNumbers },
        { "a helper that another is inserted into", "=> Scale(n) * Factor;", "=> Scale(Minus(n)) * Factor; private static int Minus(int n) => -n;",
            "Numbers: code changed: Rules.Weigh, Rules.Minus; Areas: input changed: Numbers(Count: 3); Total: input changed: Areas(Count: 3); Parity: input changed: Numbers(Count: 3)" },
        { "an override", "6 * base", "12 * base", "Areas: code changed: Cube.Area; Total: input changed: Areas(Count: 3); Text: input changed: Total(Count: 3)" },
        { "what an override overrides", "side * side;", "side * side + 1;", "Areas: code changed: Square.Area; Total: input changed: Areas(Count: 3); Text: input changed: Total(Count: 3)" },
        { "an override more", "public sealed record Row", "public sealed class Flat : Square { public override int Area(int side) => 0; }\npublic sealed record Row",
            "Areas: code changed: Square.Area, Flat.Area" },
        { "a row type", "Row(int Key, long Value)", "Row(int Key, long Value, int Extra = 0)",
            "Areas: code changed: Row; Total: code changed: Row" },
        { "a row's member renamed", "Row(int Key, long Value)", "Row(int Id, long Value)", "Areas: code changed: Row; Total: code changed: Row" },
        { "an operator", "new(a.Cents + b.Cents)", "new(b.Cents + a.Cents)", "Total: code changed: Money.op_Addition" },
        { "a conversion", "n * 100L", "n * 10L", "Total: code changed: Money.op_Implicit; Text: input changed: Total(Count: 3)" },
        { "a static constructor", "Start = 7;", "Start = 8;", "Total: code changed: Settings.Settings; Text: input changed: Total(Count: 3)" },
        { "a field's initialiser", "_unit = \"c\"", "_unit = \"ct\"", "Text: code changed: Writer._unit" },
        { "a method that the framework calls", "=> _unit;", "=> _unit + \".\";", "Text: code changed: Writer.ToString" },
        { "a query", "n % 2 == 0", "n % 3 == 0", "Parity: code changed: Parity.Run" },
        { "other code that makes the same", "Enumerable.Range(1, Count)", "Enumerable.Range(1, Count + 0)", "Numbers: code changed: Numbers.Run" },
        { "another overload", "new List<int>()", "new List<int>(Count)", "Numbers: code changed: Numbers.Run" },
        { "a version", "[Task, Requires<Total>, Requires<Parity>]", "[Task(Version = 1), Requires<Total>, Requires<Parity>]", "Text: version changed: 0 to 1" },
        { "a format", "[Task] public sealed partial record Numbers", "[Task(Format = OutputFormat.JsonLines)] public sealed partial record Numbers",
            "Numbers: schema changed; Areas: input changed: Numbers(Count: 3); Parity: input changed: Numbers(Count: 3)" },
        { "an insignificant parameter", "record Parity(int Count)", "record Parity(int Count, [Insignificant] int Batch = 1)", Nothing },
        { "a parameter with a default", "record Parity(int Count)", "record Parity(int Count, int Modulus = 2)", "Parity: missing; Text: input changed: Parity(Count: 3, Modulus: 2)" },
        { "the order of requirements", "Requires<Total>, Requires<Parity>", "Requires<Parity>, Requires<Total>", "Text: input changed: Parity(Count: 3)" },
        { "inputs handed in another order", "Run(long total, bool parity) => Writer.Write(total) + parity", "Run(bool parity, long total) => Writer.Write(total) + parity",
            "Text: code changed: Text, Text.Run" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_runs_what_it_must_and_says_why(string what, string before, string after, string runs)
    {
        await using var script = new EditScript();
        Assert.NotEqual("", await script.RunAsync(Original));
        Assert.Equal("", await script.RunAsync(Original));

        var edited = EditScript.Compile(Edited(before, after));
        Assert.Equal($"{what}: {runs}", $"{what}: {await script.RunAsync(edited)}");
        Assert.Equal("", await script.RunAsync(edited));
    }

    [Fact]
    public async Task The_chain_of_reasons_goes_back_to_the_member_that_changed()
    {
        await using var script = new EditScript();
        await script.RunAsync(Original);
        Assert.Equal("nothing", await script.WhyAsync(Original));
        Assert.Equal("Text ← Total ← Areas ← Numbers ← code changed: Rules.Factor", await script.WhyAsync(EditScript.Compile(Edited("Factor = 2", "Factor = 4"))));
    }

    /// <summary>What was changed and changed back runs twice, and no more.</summary>
    [Fact]
    public async Task An_edit_that_is_taken_back_before_a_run_is_none()
    {
        await using var script = new EditScript();
        await script.RunAsync(Original);
        Assert.NotEqual("nothing", await script.WhyAsync(EditScript.Compile(Edited("Factor = 2", "Factor = 4"))));
        Assert.Equal("", await script.RunAsync(EditScript.Compile([("Tasks.cs", Tasks), ("Helpers.cs", Helpers)])));
    }

    private static byte[] Original { get; } = EditScript.Compile([("Tasks.cs", Tasks), ("Helpers.cs", Helpers)]);

    /// <summary>Pairs of texts between bars are replaced in turn: the first stands alone.</summary>
    private static (string File, string Text)[] Edited(string before, string after)
    {
        string[] words = [before, .. after.Split('|')];
        var (tasks, helpers) = (Tasks, Helpers);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            Assert.Contains(words[i], tasks + helpers, StringComparison.Ordinal);
            tasks = tasks.Replace(words[i], words[i + 1], StringComparison.Ordinal);
            helpers = helpers.Replace(words[i], words[i + 1], StringComparison.Ordinal);
        }
        return [("Tasks.cs", tasks), ("Helpers.cs", helpers)];
    }
}
