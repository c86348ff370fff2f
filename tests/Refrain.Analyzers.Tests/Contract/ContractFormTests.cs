namespace Refrain.Analyzers.Tests.Contract;

/// <summary>How the file writes tasks, sources, parameters and outputs.</summary>
public sealed class ContractFormTests
{
    /// <summary>The lines that the fix writes, without the head of the file.</summary>
    internal static async Task<string[]> Lines(params string[] sources)
    {
        using var check = new ContractCheck("", sources);
        await check.ApplyAll("Accept the change");
        Assert.Empty(await check.Diagnostics());
        return [.. (await check.File())!.Split('\n').SkipWhile(line => line.Length > 0).Where(line => line.Length > 0)];
    }

    [Theory]
    [InlineData("int", "i32")]
    [InlineData("long?", "i64?")]
    [InlineData("string", "string")]
    [InlineData("string?", "string?")]
    [InlineData("byte[]", "bytes")]
    [InlineData("DayOfWeek", "i32")]
    [InlineData("System.Numerics.BigInteger", "bigint")]
    [InlineData("DateTimeOffset", "datetimeoffset")]
    [InlineData("int[][]", "list<list<i32>>")]
    [InlineData("IReadOnlyList<string?>", "list<string?>")]
    [InlineData("IReadOnlyCollection<int>", "list<i32>")]
    [InlineData("System.Collections.Immutable.ImmutableArray<byte>", "list<u8>")]
    [InlineData("IReadOnlySet<Guid>", "set<guid>")]
    [InlineData("System.Collections.Immutable.ImmutableSortedSet<char>", "set<char>")]
    [InlineData("IReadOnlyDictionary<string, decimal>?", "map<string,decimal>?")]
    [InlineData("Area", "record{Bounds:record{East:f64,West:f64},Name:string?}")]
    [InlineData("Area?", "record{Bounds:record{East:f64,West:f64},Name:string?}?")]
    [InlineData("Other", "task<App.Other>")]
    [InlineData("Named", "task<\"other (new)\">")]
    [InlineData("FileSource", "task<Refrain.FileSource>")]
    public async Task A_parameter_is_its_encoding(string type, string form) => Assert.Contains(
        $"task App.Report(X: {form}) -> i32",
        await Lines($$"""
            namespace App;
            public sealed record Bounds(double West, double East);
            public sealed record Area(string? Name, Bounds Bounds);
            [Task] public sealed partial record Other { public int Run() => 1; }
            [Task(Name = "other (new)")] public sealed partial record Named { public int Run() => 1; }
            [Task] public sealed partial record Report({{type}} X) { public int Run() => 1; }
            """));

    [Fact]
    public async Task A_codec_of_the_user_is_named() => Assert.Contains(
        "task App.Report(X: codec<App.Codecs+OfDegree>) -> i32",
        await Lines("""
            namespace App;
            using Refrain.Keys;
            public readonly struct Degree { public int Value { get; init; } }
            public static class Codecs
            {
                public sealed class OfDegree : IKeyCodec<Degree>
                {
                    public void Write(ref KeyWriter writer, Degree value) => writer.WriteInt32("v"u8, value.Value);
                    public Degree Read(ref KeyReader reader) => default;
                    public string Format(Degree value) => "";
                    public Degree Parse(string text) => default;
                }
            }
            [Task] public sealed partial record Report([property: KeyCodec(typeof(Codecs.OfDegree))] Degree X) { public int Run() => 1; }
            """));

    [Theory]
    [InlineData("int Run() => 1", "i32")]
    [InlineData("IReadOnlyList<int> Run() => []", "rows i32")]
    [InlineData("async IAsyncEnumerable<string?> Run() { await Task.Yield(); yield break; }", "rows string?")]
    [InlineData("byte[] Run() => []", "bytes")]
    [InlineData("void Run(OutputFile file) { }", "file")]
    [InlineData("Task<DayOfWeek> Run() => Task.FromResult(DayOfWeek.Monday)", "enum<i32>{Sunday=0,Monday=1,Tuesday=2,Wednesday=3,Thursday=4,Friday=5,Saturday=6}")]
    [InlineData("Dictionary<string, (int A, long B)> Run() => []", "map<string,tuple(A:i32,B:i64)>")]
    public async Task An_output_is_its_schema(string run, string schema)
    {
        var semicolon = run.EndsWith('}') ? "" : ";";
        Assert.Equal([$"task Report() -> {schema}"], await Lines($$"""[Task] public sealed partial record Report { public {{run}}{{semicolon}} }"""));
    }

    [Fact]
    public async Task Parameters_stand_in_order_and_insignificant_ones_are_marked() => Assert.Equal(
        ["task Report(A: i32, insignificant B: i32, C: i32, insignificant: i32) -> i32"],
        await Lines("""
            [Task] public sealed partial record Report(int C, [property: Insignificant] int B = 3, int insignificant = 1)
            {
                public int A { get; init; } = 7;
                public int Run() => A + C;
            }
            """));

    [Fact]
    public async Task Sources_are_listed_without_an_output() => Assert.Equal(
        ["source App.Outer+Stations(Region: string)"],
        await Lines("""
            namespace App;
            public static partial class Outer
            {
                [Source] public sealed partial record Stations(string Region) { public string Observe() => ""; public int Read() => 1; }
            }
            """));

    [Fact]
    public async Task Odd_names_are_quoted() => Assert.Equal(
        [@"task """"(X: i32) -> i32".Replace("\"\"", "\"#1 (\\\"a\\\") \\\\ \\u2028\"", StringComparison.Ordinal), "task Größe/täglich-1(X: i32) -> i32"],
        await Lines("""
            [Task(Name = "#1 (\"a\") \\ \u2028")] public sealed partial record A(int X) { public int Run() => 1; }
            [Task(Name = "Größe/täglich-1")] public sealed partial record B(int X) { public int Run() => 1; }
            """));

    [Fact]
    public async Task Names_stand_in_ordinal_order() => Assert.Equal(
        ["task A.Z() -> i32", "task B() -> i32", "task a() -> i32", "task a.B() -> i32"],
        await Lines(
            """[Task] public sealed partial record B { public int Run() => 1; }""",
            """namespace a { [Task] public sealed partial record B { public int Run() => 1; } }""",
            """[Task(Name = "a")] public sealed partial record C { public int Run() => 1; }""",
            """namespace A { [Task] public sealed partial record Z { public int Run() => 1; } }"""));
}
