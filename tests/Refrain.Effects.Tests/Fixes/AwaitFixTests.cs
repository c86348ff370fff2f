using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class AwaitFixTests() : EffectFixTests("RFN208", new AwaitFix())
{
    /// <summary>A task with members beside its Run.</summary>
    private static string Warmed(string run, string members = "private static async Task Save(int n) => await Task.Delay(n);") =>
        $$"""
        [Task]
        public sealed partial record Warmed(int Count)
        {
            public {{run}}

            {{members}}
        }
        """;

    [Theory]
    [InlineData("int Run() { {|CS4014:[|Save(3)|]|}; return 3; }", "async Task<int> Run() { await Save(3); return 3; }")]
    [InlineData("int Run() { _ = [|Save(3)|]; return 3; }", "async Task<int> Run() { await Save(3); return 3; }")]
    [InlineData("int Run() { var saved = [|Save(3)|]; return 3; }", "async Task<int> Run() { await Save(3); return 3; }")]
    [InlineData("static int Run() { {|CS4014:[|Save(3)|]|}; return 3; }", "static async Task<int> Run() { await Save(3); return 3; }")]
    [InlineData("async Task<int> Run() { _ = [|Save(3)|]; await Task.Yield(); return 3; }", "async Task<int> Run() { await Save(3); await Task.Yield(); return 3; }")]
    [InlineData("void Run(OutputFile file) => {|CS4014:[|Save(3)|]|};", "async Task Run(OutputFile file) => await Save(3);")]
    [InlineData("void Run(OutputFile file) => _ = [|Save(3)|];", "async Task Run(OutputFile file) => await Save(3);")]
    [InlineData("Task<int> Run() { _ = [|Save(3)|]; return Task.FromResult(3); }", "async Task<int> Run() { await Save(3); return await Task.FromResult(3); }")]
    [InlineData("Task Run(OutputFile file) { _ = [|Save(3)|]; return Save(4); }", "async Task Run(OutputFile file) { await Save(3); await Save(4); }")]
    [InlineData("Task Run(OutputFile file) { _ = [|Save(3)|]; if (Count > 3) return Save(5); return Save(4); }", "async Task Run(OutputFile file) { await Save(3); if (Count > 3) { await Save(5); return; } await Save(4); }")]
    [InlineData("ValueTask<int> Run() { _ = [|Save(3)|]; return ValueTask.FromResult(3); }", "async ValueTask<int> Run() { await Save(3); return await ValueTask.FromResult(3); }")]
    [InlineData("IEnumerable<int> Run() { {|CS4014:[|Save(3)|]|}; yield return 3; }", "async IAsyncEnumerable<int> Run() { await Save(3); yield return 3; }")]
    [InlineData("IReadOnlyList<(int A, string? B)> Run() { {|CS4014:[|Save(3)|]|}; return []; }", "async Task<IReadOnlyList<(int A, string? B)>> Run() { await Save(3); return []; }")]
    [InlineData("string? Run() { {|CS4014:[|Save(3)|]|}; return null; }", "async Task<string?> Run() { await Save(3); return null; }")]
    [InlineData("int Run() { _ = [|Task.Run(() => Save(3))|]; return 3; }", "async Task<int> Run() { await Task.Run(() => Save(3)); return 3; }")]
    [InlineData("int Run() { [|Task.Factory.StartNew(() => Save(3))|]; return 3; }", "async Task<int> Run() { await Task.Factory.StartNew(() => Save(3)).Unwrap(); return 3; }")]
    [InlineData("int Run() { foreach (var c in \"ab\") {|CS4014:[|Save(c)|]|}; return 3; }", "async Task<int> Run() { foreach (var c in \"ab\") await Save(c); return 3; }")]
    [InlineData("int Run() { for (var i = 0; i < 3; i++) { if (i > 1) _ = [|Save(i)|]; else break; } return 3; }", "async Task<int> Run() { for (var i = 0; i < 3; i++) { if (i > 1) await Save(i); else break; } return 3; }")]
    public Task It_is_awaited_and_Run_is_async(string before, string after) => Fixes(Warmed(before), Warmed(after));

    [Theory]
    [InlineData("public Task Save() => Task.CompletedTask;", "[|store?.Save()|]", "await (store?.Save() ?? Task.CompletedTask)")]
    [InlineData("public Task<int> Save() => Task.FromResult(3);", "_ = [|store?.Save()|]", "await (store?.Save() ?? Task.CompletedTask)")]
    public Task What_may_be_null_is_awaited_if_it_is_there(string member, string before, string after)
    {
        string Source(string run) => $$"""
            public sealed class Store { {{member}} }

            {{Warmed(run)}}
            """;
        string mark = before[..before.IndexOf('[')];
        var inner = before[(mark.Length + 2)..^2];
        return Fixes(
            Source($"int Run([Service] Store? store) {{ {mark}store?[|{inner["store?".Length..]}|]; return 3; }}"),
            Source($"async Task<int> Run([Service] Store? store) {{ {after}; return 3; }}"));
    }

    [Fact]
    public Task A_helper_is_async_and_so_is_who_calls_it() => Fixes(
        [
            """
            [Task]
            public sealed partial record Warmed(int Count)
            {
                public string Run() => [|Helper.Save(Count)|].ToString() + Text();

                private string Text() { Helper.Note(); return [|Helper.Save(3)|] + "!"; }
            }
            """,
            """
            public static class Helper
            {
                /// <summary>See <see cref="Save"/>.</summary>
                public static int Save(int n)
                {
                    _ = Task.Delay(n);
                    return n;
                }

                public static void Note() => Console.WriteLine(nameof(Save));
            }

            public static class Program
            {
                public static void Main() => Console.WriteLine(Helper.Save(1));
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record Warmed(int Count)
            {
                public async Task<string> Run() => (await Helper.Save(Count)).ToString() + await Text();

                private async Task<string> Text() { Helper.Note(); return await Helper.Save(3) + "!"; }
            }
            """,
            """
            public static class Helper
            {
                /// <summary>See <see cref="Save"/>.</summary>
                public static async Task<int> Save(int n)
                {
                    await Task.Delay(n);
                    return n;
                }

                public static void Note() => Console.WriteLine(nameof(Save));
            }

            public static class Program
            {
                public static async Task Main() => Console.WriteLine(await Helper.Save(1));
            }
            """,
        ]);

    [Fact]
    public Task An_async_void_method_returns_its_task() => Fixes(
        Warmed("int Run() { [|Save(3)|]; if (Count > 3) [|Save(4)|]; return 3; }", "private static async void Save(int n) => await Task.Delay(n);"),
        Warmed("async Task<int> Run() { await Save(3); if (Count > 3) await Save(4); return 3; }", "private static async Task Save(int n) => await Task.Delay(n);"));

    [Theory]
    [InlineData("int Run(IReadOnlyList<string> lines) { lines.ToList().ForEach([|async line => await Save(line.Length)|]); return 3; }", "async Task<int> Run(IReadOnlyList<string> lines) { foreach (var line in lines.ToList()) await Save(line.Length); return 3; }")]
    [InlineData("int Run(IReadOnlyList<string> lines) { Array.ForEach(lines.ToArray(), [|async (string line) => { await Save(line.Length); }|]); return 3; }", "async Task<int> Run(IReadOnlyList<string> lines) { foreach (string line in lines.ToArray()) { await Save(line.Length); } return 3; }")]
    public Task An_async_lambda_for_each_is_a_loop(string before, string after)
    {
        const string members = """
            private static async Task Save(int n) => await Task.Delay(n);
                [Requires] public FileSource Lines => new("a.txt");
            """;
        return Fixes(Warmed(before, members), Warmed(after, members));
    }

    [Fact]
    public Task Work_for_the_pool_is_awaited() => Fixes(
        Warmed("int Run() { [|ThreadPool.QueueUserWorkItem(_ => Console.Out.Flush())|]; return 3; }"),
        Warmed("async Task<int> Run() { await Task.Run(() => Console.Out.Flush()); return 3; }"));

    [Theory]
    [InlineData("async Task<int> Run() { await Task.Run(() => { {|CS4014:[|Save(3)|]|}; }); return 3; }", "async Task<int> Run() { await Task.Run(async () => { await Save(3); }); return 3; }")]
    [InlineData("async Task<int> Run() { await Do(); return 3; Task Do() { _ = [|Save(3)|]; return Task.CompletedTask; } }", "async Task<int> Run() { await Do(); return 3; async Task Do() { await Save(3); } }")]
    [InlineData("int Run() { Do(); return 3; void Do() { {|CS4014:[|Save(3)|]|}; } }", "async Task<int> Run() { await Do(); return 3; async Task Do() { await Save(3); } }")]
    [InlineData("int Run() { return Do() + 3; static int Do() { {|CS4014:[|Save(3)|]|}; return 1; } }", "async Task<int> Run() { return await Do() + 3; static async Task<int> Do() { await Save(3); return 1; } }")]
    public Task A_function_inside_is_async(string before, string after) => Fixes(Warmed(before), Warmed(after));

    [Theory]
    [InlineData("int Run() { lock (Gate) { {|CS4014:[|Save(3)|]|}; } return 3; }")]
    [InlineData("int Run() { Span<int> some = stackalloc int[3]; {|CS4014:[|Save(some[1])|]|}; return 3; }")]
    [InlineData("int Run() { Other(out var n); return n; }", "private static void Other(out int n) { n = 3; {|CS4014:[|Save(n)|]|}; }")]
    [InlineData("int Run() => new[] { 1, 2 }.Sum(n => { {|CS4014:[|Save(n)|]|}; return n; });")]
    [InlineData("int Run() { new List<int> { 1 }.ForEach(n => {|CS4014:[|Save(n)|]|}); return 3; }")]
    [InlineData("int Run() => Text.Length;", "private string Text { get { {|CS4014:[|Save(3)|]|}; return \"\"; } }")]
    [InlineData("IEnumerable<int> Run(CancellationToken cancellation) { [|Task.Delay(3, cancellation)|]; yield return 3; }")]
    [InlineData("int Run() => Many().Sum();", "private static IEnumerable<int> Many() { {|CS4014:[|Save(3)|]|}; yield return 1; }")]
    [InlineData("int Run() => new[] { 1, 2 }.Select(Other).Sum();", "private static int Other(int n) { {|CS4014:[|Save(n)|]|}; return n; }")]
    [InlineData("int Run() { var thread = new Thread(() => { }); [|thread.Start()|]; return 3; }")]
    [InlineData("int Run() { var timer = [|new Timer(_ => { }, null, 0, 10)|]; return 3; }")]
    [InlineData("int Run() { Action<int> save = [|async n => await Save(n)|]; save(3); return 3; }")]
    public Task What_cannot_wait_has_no_fix(string run, string? member = null) =>
        HasNoFix(Warmed(run, "private static readonly object Gate = new(); private static async Task Save(int n) => await Task.Delay(n); " + member));

    [Fact]
    public Task A_method_of_an_interface_has_no_fix() => HasNoFix(
        """
        public interface ISaver { void Save(int n); }

        public sealed class Saver : ISaver
        {
            public void Save(int n) => [|Task.Delay(n)|];
        }

        [Task]
        public sealed partial record Warmed(int Count)
        {
            public int Run() { new Saver().Save(3); return 3; }
        }
        """);

    [Fact]
    public Task Everywhere_at_once() => FixesAll(
        [
            Warmed("int Run() { {|CS4014:[|Save(3)|]|}; _ = [|Save(4)|]; [|Helper.Save(5)|]; return 3; }"),
            Warmed("int Run() { [|Helper.Save(6)|]; _ = [|Save(4)|]; return Count; }").Replace("Warmed", "Other", StringComparison.Ordinal),
            "public static class Helper { public static void Save(int n) { Task.Delay(n); } }",
        ],
        [
            Warmed("async Task<int> Run() { await Save(3); await Save(4); await Helper.Save(5); return 3; }"),
            Warmed("async Task<int> Run() { await Helper.Save(6); await Save(4); return Count; }").Replace("Warmed", "Other", StringComparison.Ordinal),
            "public static class Helper { public static async Task Save(int n) { await Task.Delay(n); } }",
        ]);
}
