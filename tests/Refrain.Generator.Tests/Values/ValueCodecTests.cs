namespace Refrain.Generator.Tests.Values;

public sealed class ValueCodecTests
{
    [Fact]
    public void EveryKindOfMemberCompilesStrictly()
    {
        Generated.Clean("""
            using System.Collections.Frozen;
            using System.Collections.Immutable;
            using System.Numerics;
            using System.Text;
            namespace App;
            public enum Color : short { Red = 3, Green = -1, Alias = 3 }
            public sealed record Inner(int A, string? B);
            public readonly record struct Point(double X, double Y);
            public class Open { public required string Name { get; init; } public int Count { get; set; } public int Twice => 2 * Count; }
            public struct Fields { public long A; public readonly int B; public Fields(int b) { B = b; } }
            public sealed class Primary(int a, string b) { public int A => a; public string B { get; } = b; }
            public sealed record Pair<T>(T First, T Second);
            public sealed record Scalars(bool A, sbyte B, byte C, short D, ushort E, int F, uint G, long H, ulong I, Int128 J, UInt128 K, BigInteger L, Half M,
                float N, double O, decimal P, char Q, Rune R, string S, Guid T, Uri U, Version V, DateTime W, DateTimeOffset X, DateOnly Y, TimeOnly Z, TimeSpan Aa);
            public sealed record Row(
                Scalars Scalars, Color Color, Color? Maybe, int? Number, string? Text, byte[] Bytes, ReadOnlyMemory<byte> Memory, byte[]? NoBytes,
                int[] Array, List<string?> List, IReadOnlyList<Inner> Inners, ImmutableArray<Point> Points, HashSet<string> Set, IReadOnlySet<int> ReadOnlySet,
                Dictionary<string, List<int>> Map, IReadOnlyDictionary<Color, Inner?> ReadOnlyMap, SortedDictionary<int, string> Sorted, ImmutableDictionary<Guid, byte> Immutable,
                FrozenDictionary<string, int> Frozen, (int, string) Tuple, (long Id, string? Name) Named, Pair<int> Pair, Pair<string?> Pairs, Open Open, Fields Fields,
                Primary Primary, KeyValuePair<string, int> Entry, IReadOnlyList<IReadOnlyList<int>?> Nested, ImmutableSortedSet<string> SortedSet)
            {
                public string? Later { get; init; }
                public int @class { get; init; }
                [Obsolete] public int Old { get; init; }
                public int Computed => 5;
            }
            [Task] public sealed partial record A { public IEnumerable<Row> Run() => []; }
            [Task] public sealed partial record B { public Row? Run() => null; }
            [Task] public sealed partial record C { public (int Key, string? Name) Run() => (1, null); }
            [Task] public sealed partial record D { public IReadOnlyList<string?> Run() => []; }
            [Task] public sealed partial record E { public Dictionary<string, int> Run() => []; }
            [Task] public sealed partial record F { public byte[] Run() => []; }
            [Task(Format = OutputFormat.JsonLines)] public sealed partial record G { public async IAsyncEnumerable<KeyValuePair<int, long>> Run() { await Task.Yield(); yield break; } }
            [Task] public sealed partial record H { public string Run() => ""; }
            """);
    }

    /// <summary>Code without annotations says nothing of null: its text has an order as other text.</summary>
    [Fact]
    public void KeysOfCodeWithoutAnnotationsHaveAnOrder()
    {
        var run = Generated.Run(Generated.Compile(["""
            #nullable disable
            [Task] public sealed partial record A { public Dictionary<string, int> Run() => []; }
            [Task] public sealed partial record B { public HashSet<string> Run() => []; }
            """])).AssertClean();
        Assert.Contains("MapCodec<string, global::Refrain.Codecs.StringCodec, ", Generated.FileOf(run, "A"), StringComparison.Ordinal);
        Assert.Contains("SetCodec<string, global::Refrain.Codecs.StringCodec>", Generated.FileOf(run, "B"), StringComparison.Ordinal);
    }
}
