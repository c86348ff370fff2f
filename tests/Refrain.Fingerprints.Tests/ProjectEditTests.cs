using System.Globalization;
using Refrain.Generator;

namespace Refrain.Fingerprints.Tests;

/// <summary>Edits in other projects, packages and files than the task's own.</summary>
public sealed class ProjectEditTests
{
    private const string Library = """
        namespace Lib;

        public static class TextRules
        {
            public static string Normalize(string text) => Trimmed(text).ToUpperInvariant();
            private static string Trimmed(string text) => text.Trim();
            public static string Other(string text) => text;
        }

        public interface IRule { string Apply(string text); }
        public static class Ruled { public static string By(IRule rule, string text) => rule.Apply(text); }

        public sealed class Suffix
        {
            public Suffix(string text) { Text = text; }
            public string Text { get; } = "";
            public int Length { get; set; } = 1;
        }

        [Source] public sealed partial record Settings(string Name)
        {
            public string Observe() => "1";
            public string Read() => Name + "!";
        }
        """;

    private const string Program = """
        namespace App;

        public sealed class Doubled : Lib.IRule { public string Apply(string text) => text + text; }

        [Task] public sealed partial record Words(string Text)
        {
            [Requires] public Lib.Settings Settings => new(Text);
            public string Run(string settings) => Lib.TextRules.Normalize(" " + settings + Lib.Ruled.By(new Doubled(), Text)) + new Lib.Suffix("-").Text;
        }

        public static class Program { public static ITask Root() => new Words("a"); }
        """;

    [Theory]
    [InlineData("a helper of a project", "ToUpperInvariant", "ToLowerInvariant", "Words: code changed: TextRules.Normalize")]
    [InlineData("its private helper", "text.Trim()", "text.TrimStart()", "Words: code changed: TextRules.Trimmed")]
    [InlineData("the name of its private helper", "Trimmed", "Cut", "")]
    [InlineData("a comment in it", "=> text.Trim();", "=> text.Trim(); // both ends", "")]
    [InlineData("a helper that no task calls", "Other(string text) => text", "Other(string text) => text + text", "")]
    [InlineData("how a source of it is read", "Name + \"!\"", "Name + \"?\"", "Words: code changed: Settings.Read")]
    [InlineData("what an object of it starts with", "Length { get; set; } = 1;", "Length { get; set; } = 2;", "Words: code changed: Suffix.Length")]
    [InlineData("a comment of a type", "public int Length", "/* in characters */ public int Length", "")]
    [InlineData("what calls back", "rule.Apply(text)", "rule.Apply(text) + \".\"", "Words: code changed: Ruled.By")]
    public async Task An_edit_in_a_referenced_project_runs_what_reaches_it(string what, string before, string after, string runs)
    {
        await using var script = new EditScript();
        var library = EditScript.Compile([("Lib.cs", Library)], "Lib");
        await script.RunAsync(EditScript.Compile([("Program.cs", Program)], "Program", library), library);

        var edited = EditScript.Compile([("Lib.cs", Library.Replace(before, after, StringComparison.Ordinal))], "Lib");
        Assert.Equal($"{what}: {runs}", $"{what}: {await script.RunAsync(EditScript.Compile([("Program.cs", Program)], "Program", edited), edited)}");
    }

    [Fact]
    public async Task What_a_library_calls_back_is_seen()
    {
        await using var script = new EditScript();
        var library = EditScript.Compile([("Lib.cs", Library)], "Lib");
        await script.RunAsync(EditScript.Compile([("Program.cs", Program)], "Program", library), library);

        var edited = EditScript.Compile([("Program.cs", Program.Replace("text + text", "text", StringComparison.Ordinal))], "Program", library);
        Assert.Equal("Words: code changed: Doubled.Apply", await script.RunAsync(edited, library));
    }

    [Theory]
    [InlineData("1.0.0", "1.0.1", "Words: code changed: package Plain")]
    [InlineData("1.0.0+a1b2", "1.0.0+c3d4", "")]
    public async Task A_package_counts_by_its_version_without_the_mark_of_a_commit(string before, string after, string runs)
    {
        await using var script = new EditScript();
        var (package, program) = Packaged(before);
        await script.RunAsync(program, package);
        (package, program) = Packaged(after);
        Assert.Equal(runs, await script.RunAsync(program, package));

        static (byte[] Package, byte[] Program) Packaged(string version)
        {
            var package = EditScript.CompilePlain($"[assembly: System.Reflection.AssemblyInformationalVersion(\"{version}\")] public static class Plain {{ public static string Twice(string text) => text + text; }}", "Plain");
            return (package, EditScript.Compile(
                [("Program.cs", "[Task] public sealed partial record Words(string Text) { public string Run() => Plain.Twice(Text); } public static class Program { public static ITask Root() => new Words(\"a\"); }")],
                "Program", package));
        }
    }

    [Fact]
    public async Task A_member_in_another_file_and_files_in_another_order_are_the_same_code()
    {
        const string Task = "[Task] public sealed partial record Sum(int N) { public int Run() => A.One(N) + B.Two(N); } public static class Program { public static ITask Root() => new Sum(1); }";
        const string A = "public static partial class A { public static int One(int n) => n + B.Two(n); }";
        const string B = "public static class B { private const int K = 3; public static int Two(int n) => n * K; }";
        await using var script = new EditScript();
        await script.RunAsync(EditScript.Compile([("1.cs", Task), ("2.cs", A), ("3.cs", B)]));
        Assert.Equal("", await script.RunAsync(EditScript.Compile([("1.cs", B), ("2.cs", Task + A)])));
        Assert.Equal("", await script.RunAsync(EditScript.Compile([("1.cs", "public static partial class A;" + B), ("2.cs", A), ("3.cs", Task)])));
        Assert.Equal("Sum: code changed: B.K", await script.RunAsync(EditScript.Compile([("1.cs", Task), ("2.cs", A), ("3.cs", B.Replace("= 3", "= 4", StringComparison.Ordinal))])));
        Assert.Equal("Sum: code changed: B.K", await script.RunAsync(EditScript.Compile([("1.cs", Task), ("2.cs", A), ("3.cs", B)])));
    }

    [Theory]
    [InlineData("the loop's enumerator", "_n = n;", "_n = n + 1;", "Sum: code changed: Upto.Upto")]
    [InlineData("an awaiter", "GetResult() => 1", "GetResult() => 2", "Sum: code changed: Soon.GetResult")]
    [InlineData("an indexer", "this[int i] => i", "this[int i] => -i", "Sum: code changed: Upto.this[]")]
    [InlineData("a deconstruction", "a = 1; b = 2;", "a = 2; b = 1;", "Sum: code changed: Upto.Deconstruct")]
    [InlineData("an initialiser's Add", "Add(int i) { }", "Add(int i) { _n += i; }", "Sum: code changed: Upto.Add")]
    [InlineData("a base constructor", "public Base() { N = 1; }", "public Base() { N = 2; }", "Sum: code changed: Base.Base")]
    [InlineData("a base's property", "public int N { get; set; }", "public long N { get; set; }", "Sum: code changed: Base.N")]
    [InlineData("an iterator", "yield return 1;", "yield return 2;", "Sum: code changed: Sum.Made")]
    [InlineData("a local function", "int Local() => 5;", "int Local() => 6;", "Sum: code changed: Sum.Run")]
    [InlineData("its name", "Local()", "Inner()", "")]
    [InlineData("a default of a parameter", "int by = 10", "int by = 11", "Sum: code changed: Sum.By")]
    [InlineData("a primary constructor's use", "int Value => n;", "int Value => n + 1;", "Sum: code changed: Held.Value")]
    [InlineData("a property's initialiser", "Start { get; } = 3;", "Start { get; } = 4;", "Sum: code changed: Held.Start")]
    [InlineData("a switch's pattern", "> 100 => 1", "> 101 => 1", "Sum: code changed: Sum.Run")]
    [InlineData("a comparison that the framework calls", "CompareTo(Upto? other) => 0", "CompareTo(Upto? other) => 1", "Sum: code changed: Upto.CompareTo")]
    [InlineData("a conversion of what has a name", "Grams(int n) => new(n)", "Grams(int n) => new(n + 1)", "Sum: code changed: Grams.op_Implicit")]
    [InlineData("a generic's argument", "Of<int>", "Of<long>", "Sum: code changed: Sum.Run")]
    public async Task Code_that_is_not_called_by_name_counts(string what, string before, string after, string runs)
    {
        const string Text = """
            using System.Runtime.CompilerServices;
            public class Base { public Base() { N = 1; } public int N { get; set; } }
            public sealed class Upto : Base, IComparable<Upto>, System.Collections.IEnumerable
            {
                private int _n;
                public Upto(int n) { _n = n; }
                public int this[int i] => i;
                public void Add(int i) { }
                public void Deconstruct(out int a, out int b) { a = 1; b = 2; }
                public IEnumerator<int> GetEnumerator() { for (var i = 0; i < _n; i++) yield return i; }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
                public int CompareTo(Upto? other) => 0;
            }
            public sealed class Soon : INotifyCompletion
            {
                public Soon GetAwaiter() => this;
                public bool IsCompleted => true;
                public int GetResult() => 1;
                public void OnCompleted(Action continuation) => continuation();
            }
            public sealed class Held(int n) { public int Value => n; public int Start { get; } = 3; }
            public sealed class Grams(int n) { public int N => n; public static implicit operator Grams(int n) => new(n); }
            [Task] public sealed partial record Sum(int N)
            {
                public async Task<long> Run()
                {
                    long sum = 0;
                    Grams grams = N;
                    sum += grams.N;
                    foreach (var i in new Upto(3) { 4, 5 }) sum += i;
                    sum += await new Soon();
                    var (a, b) = new Upto(1);
                    sum += new Upto(2)[1] + a - b + new Upto(1).N + Made().First() + Local() + By(1) + new Held(2).Value + new Held(1).Start + Of<int>();
                    return sum + (N switch { > 100 => 1, _ => 0 });
                    int Local() => 5;
                }
                private static IEnumerable<int> Made() { yield return 1; }
                private static int By(int n, int by = 10) => n + by;
                private static int Of<T>() => default(T)!.GetHashCode();
            }
            public static class Program { public static ITask Root() => new Sum(1); }
            """;
        await using var script = new EditScript();
        await script.RunAsync(EditScript.Compile([("Sum.cs", Text)]));
        Assert.Contains(before, Text, StringComparison.Ordinal);
        Assert.Equal($"{what}: {runs}", $"{what}: {await script.RunAsync(EditScript.Compile([("Sum.cs", Text.Replace(before, after, StringComparison.Ordinal))]))}");
    }

    [Fact]
    public async Task What_a_runtime_requirement_runs_counts()
    {
        const string Text = """
            [Task] public sealed partial record Listing { public IReadOnlyList<int> Run() => [1, 2]; }
            [Task] public sealed partial record Part(int N) { public int Run() => N; }
            [Task, Requires<Listing>] public sealed partial record Parts
            {
                [Requires] public IEnumerable<Part> All(IReadOnlyList<int> listing) => listing.Select(n => new Part(Chosen(n)));
                private static int Chosen(int n) => n;
                public int Run(IReadOnlyList<int> all) => all.Sum();
            }
            public static class Program { public static ITask Root() => new Parts(); }
            """;
        await using var script = new EditScript();
        await script.RunAsync(EditScript.Compile([("Parts.cs", Text)]));
        Assert.Equal(
            "Part: missing; Parts: code changed: Parts.Chosen",
            await script.RunAsync(EditScript.Compile([("Parts.cs", Text.Replace("Chosen(int n) => n", "Chosen(int n) => n + 1", StringComparison.Ordinal))])));
    }

    [Fact]
    public void The_same_code_is_published_in_whatever_order_its_files_come()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 6).Select(i => (
            string.Create(CultureInfo.InvariantCulture, $"{i}.cs"),
            string.Create(CultureInfo.InvariantCulture, $"[Task] public sealed partial record T{i} {{ public int Run() => H{i}.M(); }} public static class H{i} {{ public static int M() => {i} + H{(i + 1) % 6}.M(); }}")))];
        Assert.Equal(Published(files), Published([.. files.Reverse()]));

        static string Published((string, string)[] files) =>
            Testing.Roslyn.GeneratorRun.Start(Testing.Roslyn.RoslynHarness.Compile(files), new RefrainGenerator()).Sources["RefrainCode.g.cs"];
    }
}
