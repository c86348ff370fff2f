using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests.Keys;

/// <summary>Parameters of every kind, generated, compiled by a strict consumer and run.</summary>
public sealed partial class KeyCodecTests
{
    private const string Source = """
        using System.Collections.Immutable;
        using System.Numerics;
        using System.Text;
        using Refrain.Keys;

        [assembly: KeyCodec(typeof(App.IntPairCodec))]

        namespace App;

        public enum Color : ulong { Red, Blue = ulong.MaxValue }

        /// <summary>Where the data is.</summary>
        /// <param name="Posts">The file of posts.</param>
        public record Dataset(string Posts, string? Likes = null) { public Color Color { get; init; } public int @class { get; init; } = 7; public int Twice => 2; }
        public readonly record struct Point(double X, double Y);
        public sealed record Pair<T>(T First, T Second);
        public sealed record Outer(Dataset Inner, ImmutableArray<Point> Points) { public required Pair<string?> Names { get; init; } }
        public sealed record Empty;
        public sealed record ByHand { public ByHand(int a) { A = a; } public int A { get; } }

        [KeyCodec(typeof(MoneyCodec))]
        public readonly struct Money(decimal amount) { public decimal Amount => amount; }
        public sealed class MoneyCodec : IKeyCodec<Money>
        {
            public void Write(ref KeyWriter writer, Money value) => writer.Write(value.Amount);
            public Money Read(ref KeyReader reader) => new(reader.ReadDecimal());
            public string Format(Money value) => KeyCodecs.Decimal.Format(value.Amount);
            public Money Parse(string text) => new(KeyCodecs.Decimal.Parse(text));
        }
        public sealed class IntPairCodec : IKeyCodec<KeyValuePair<int, int>>
        {
            public void Write(ref KeyWriter writer, KeyValuePair<int, int> value) { writer.Write(value.Key); writer.Write(value.Value); }
            public KeyValuePair<int, int> Read(ref KeyReader reader) => new(reader.ReadInt32(), reader.ReadInt32());
            public string Format(KeyValuePair<int, int> value) => "";
            public KeyValuePair<int, int> Parse(string text) => default;
        }
        public sealed class CaselessCodec : IKeyCodec<string>
        {
            public void Write(ref KeyWriter writer, string value) => writer.Write(value.ToUpperInvariant());
            public string Read(ref KeyReader reader) => reader.ReadString();
            public string Format(string value) => value;
            public string Parse(string text) => text;
        }

        [Task]
        public sealed partial record Scalars(bool A, sbyte B, byte C, short D, ushort E, int F, uint G, long H, ulong I, Int128 J, UInt128 K, BigInteger L, Half M,
            float N, double O, decimal P, char Q, Rune R, string S, Guid T, Uri U, Version V, DateTime W, DateTimeOffset X, DateOnly Y, TimeOnly Z, TimeSpan Aa, Color Bb, byte[] Cc,
            int? Dd, string? Ee, Uri? Ff, Color? Gg)
        { public int Run() => 0; }

        [Task]
        public sealed partial record Composites(Dataset Data, Dataset? NoData, Outer Outer, Empty Empty, ByHand ByHand, Money Price, Money? NoPrice, KeyValuePair<int, int> Entry,
            [KeyCodec(typeof(CaselessCodec))] string Name, [KeyCodec(typeof(CaselessCodec))] IReadOnlyList<string?> Names, Scalars? Nested, Composites? Previous,
            int[] Array, int[][] Arrays, string?[]?[] Holes, IReadOnlyList<Dataset> List, IReadOnlyCollection<long> Collection, IReadOnlySet<string> Set,
            IReadOnlyDictionary<string, Point?> Map, ImmutableArray<DateOnly> Days, ImmutableList<Money> Prices, ImmutableHashSet<int> Hashed, ImmutableSortedSet<string> Sorted,
            ImmutableDictionary<Color, string?> Colors, ImmutableSortedDictionary<int, Pair<int>> Pairs)
        {
            [Insignificant] public IReadOnlyList<int> Batches { get; init; } = [];
            public int Run() => 0;
        }

        public static class Proof
        {
            public static Composites Make(string name, int batch) => new(
                new("p", "l") { Color = Color.Blue }, null, new(new("q"), [new(1, -0.0)]) { Names = new("a", null) }, new(), new(5), new(1.50m), null, new(1, 2),
                name, [name, null], null, null, [1, 2], [[1], []], [["x", null], null], [new("p")], [1L, 2], ImmutableHashSet.Create("b", "a"),
                new Dictionary<string, Point?> { ["n"] = null, ["m"] = new(1, 2) }, [new(2026, 11, 22)], [new(2)], [3, 1], ["z", "y"],
                ImmutableDictionary<Color, string?>.Empty.Add(Color.Red, null), ImmutableSortedDictionary<int, Pair<int>>.Empty.Add(1, new(1, 2))) { Batches = [batch] };

            public static string Run()
            {
                var task = Make("Name", 1);
                var outer = task with { Previous = task };
                var back = (Composites)TaskRegistry.Default.Decode(TaskRegistry.Encode(outer));
                return string.Join('\n',
                    task == Make("NAME", 2), task == Make("Other", 1), outer == back, back.Previous!.Batches[0], back.Data.Color, back.Outer.Names.First, back.Map["m"], task.ToString());
            }
        }
        """;

    [Fact]
    public void Every_kind_is_written_read_compared_and_shown()
    {
        var run = Generated.Clean(Source);
        using var stream = new MemoryStream();
        var emitted = run.Output.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        var proof = Assembly.Load(stream.ToArray()).GetType("App.Proof")!.GetMethod("Run")!.Invoke(null, null);
        Assert.Equal(
            """
            True
            False
            True
            1
            Blue
            a
            Point { X = 1, Y = 2 }
            Composites(Data: (Posts: p, Likes: l, Color: Blue, class: 7), NoData: null, Outer: (Inner: (Posts: q\, Likes: null\, Color: Red\, class: 7), Points: (X: 1\\\, Y: 0), Names: (First: a\, Second: null)), Empty: (), ByHand: 5, Price: 1.5, NoPrice: null, Entry: , Name: NAME, Names: NAME,null, Nested: null, Previous: null, Array: 1,2, Arrays: 1,, Holes: x\,null,null, List: (Posts: p\, Likes: null\, Color: Red\, class: 7), Collection: 1,2, Set: a,b, Map: m\,(X: 1\\\, Y: 2),n\,null, Days: 2026-11-22, Prices: 2, Hashed: 1,3, Sorted: y,z, Colors: Red\,null, Pairs: 1\,(First: 1\\\, Second: 2), Batches: 1)
            """.ReplaceLineEndings("\n"),
            proof);
    }

    [Fact]
    public void A_member_that_starts_with_default_or_null_may_be_left_out()
    {
        var run = Generated.Clean(
            """
            public record Size { public int A { get; init; } = default; public string? B { get; init; } = default; public string? C { get; init; } = null; public int? D { get; init; } = null; }
            [Task] public sealed partial record Mean(Size Size) { public int Run() => 1; }
            """);
        Assert.Equal(
            """
            global::Refrain.Parameter.Int32("A", default(int)),
            new global::Refrain.Parameter<string?>("B", codec) { Default = null },
            new global::Refrain.Parameter<string?>("C", codec) { Default = null },
            new global::Refrain.Parameter<int?>("D", codec) { Default = null }
            """.ReplaceLineEndings("\n"),
            Declared(run));
    }

    /// <summary>What a member of another assembly starts with nobody sees: it must be given.</summary>
    [Fact]
    public void A_member_of_another_assembly_must_be_given()
    {
        var library = Generated.Compile(["public record Size { public int A { get; init; } = 7; public string? B { get; init; } = \"b\"; }"], "Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var run = Generated.Run(Generated.Compile(["[Task] public sealed partial record Mean(Size Size) { public int Run() => 1; }"], "Tests", MetadataReference.CreateFromImage(image.ToArray()))).AssertClean();
        Assert.Equal(
            """
            global::Refrain.Parameter.Int32("A"),
            new global::Refrain.Parameter<string?>("B", codec)
            """.ReplaceLineEndings("\n"),
            Declared(run));
    }

    /// <summary>Nothing in an assembly says of a struct that it was declared as a record, and it is one all the same.</summary>
    [Fact]
    public void A_record_struct_of_another_assembly_is_a_record()
    {
        var library = Generated.Compile(["public readonly record struct Point(int X, int Y = 5); public readonly record struct Pair<T>(T Left, T? Right) where T : class; public record struct Init { public int A { get; init; } }"], "Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var run = Generated.Run(Generated.Compile(["[Task] public sealed partial record Mean(Point Point, Point? Maybe, Pair<string> Pair, Init Init) { public int Run() => 1; }"], "Tests", MetadataReference.CreateFromImage(image.ToArray()))).AssertClean();
        Assert.Contains(run.Sources.Values, source => source.Contains("global::Refrain.Parameter.Int32(\"Y\", 5)", StringComparison.Ordinal));
        Assert.Contains("new global::Refrain.Parameter<global::Init>(", Generated.FileOf(run, "Mean"), StringComparison.Ordinal);
    }

    /// <summary>What an initialiser, a base or another assembly makes of an argument is not made of it once more.</summary>
    [Fact]
    public void A_task_comes_back_as_it_was_whatever_its_members_make_of_their_arguments()
    {
        var library = Generated.Compile(["namespace Lib; public sealed record Shift(int Hours) { public int Hours { get; init; } = Hours + 1; }"], "Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var run = Generated.Run(Generated.Compile(
            [
                """
                namespace App;
                public sealed record Span(int From) { public int From { get; init; } = From + 1; }
                public record Base(int Year);
                public sealed record Cell(int X) { public int X { get; init; } = X + 1; }
                public sealed record Kept(int X) { public int X { get; } = X; }
                public sealed class Quoted { public Quoted(string name) => Name = "<" + name + ">"; public string Name { get; init; } }
                public sealed class Plain { public Plain(string name, int day) { (this.Name, Day) = (name ?? throw new ArgumentNullException(nameof(name)), day); } public string Name { get; init; } public int Day { get; init; } }
                [Task] public sealed partial record Quote(string Of) { public IReadOnlyList<Quoted> Run() => [new(Of)]; }
                [Task] public sealed partial record Plainly(string Of) { public Plain Run() => new(Of, 1); }
                [Task] public sealed partial record Norm(int X, string Name, Span Span, Lib.Shift Shift, int Plain) { public int X { get; init; } = X + 1; public string Name { get; } = Name.Trim(); public Cell Run() => new(X); }
                [Task] public sealed partial record Yearly(int Year, int Day) : Base(Year + 1) { public Kept Run() => new(Year); }
                public static class Proof
                {
                    public static string Run()
                    {
                        ITask[] tasks = [new Norm(1, " a ", new(1), new(1), 1), new Yearly(1, 2)];
                        return string.Join('\n', tasks.Select(task => $"{task} {TaskRegistry.Default.Decode(TaskRegistry.Encode(task)).Equals(task)}"));
                    }
                }
                """,
            ],
            "Tests",
            MetadataReference.CreateFromImage(image.ToArray()))).AssertClean();
        using var stream = new MemoryStream();
        Assert.True(run.Output.Emit(stream).Success);
        var context = new System.Runtime.Loader.AssemblyLoadContext(null, isCollectible: true);
        image.Position = 0;
        context.LoadFromStream(image);
        stream.Position = 0;
        Assert.Equal(
            """
            Norm(X: 2, Name: a, Span: 2, Shift: 2, Plain: 1) True
            Yearly(Year: 2, Day: 2) True
            """.ReplaceLineEndings("\n"),
            context.LoadFromStream(stream).GetType("App.Proof")!.GetMethod("Run")!.Invoke(null, null));
        Assert.Contains("{ X = v0 }", run.Sources.Single(static source => source.Value.Contains("struct App_CellValueCodec", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.Contains("{ Name = v0 }", run.Sources.Single(static source => source.Value.Contains("struct App_QuotedValueCodec", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Name = ", run.Sources.Single(static source => source.Value.Contains("struct App_PlainValueCodec", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("v0", run.Sources.Single(static source => source.Value.Contains("struct App_KeptValueCodec", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_codec_is_emitted_once_for_all_that_use_it()
    {
        var run = Generated.Clean(Source);
        Assert.Single(run.Sources, source => source.Value.Contains("class App_DatasetKeyCodec", StringComparison.Ordinal));
        Assert.Single(run.Sources, source => source.Value.Contains("IKeyCodec<int?> Instance", StringComparison.Ordinal));
    }

    /// <summary>The parameters that the record's codec declares, as they stand there but for the names of their own codecs.</summary>
    private static string Declared(GeneratorRun run) => string.Join(
        '\n', run.Sources.Single(static source => source.Value.Contains("class SizeKeyCodec", StringComparison.Ordinal)).Value
            .Split('\n').Where(static line => line.Contains("global::Refrain.Parameter", StringComparison.Ordinal)).Select(static line => InstanceOf().Replace(line.Trim(), "codec")));

    [GeneratedRegex(@"global::Refrain\.Generated\.\w+\.Instance")]
    private static partial Regex InstanceOf();
}
