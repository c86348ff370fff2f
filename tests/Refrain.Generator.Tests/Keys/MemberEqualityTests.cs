namespace Refrain.Generator.Tests.Keys;

/// <summary>Equality is left to the compiler only where what it compares is what goes into the key, in the same way; otherwise it is generated.</summary>
public sealed class MemberEqualityTests
{
    [Theory]
    [InlineData("bool X")]
    [InlineData("char X")]
    [InlineData("sbyte X, short Y, int Z, long W")]
    [InlineData("byte X, ushort Y, uint Z, ulong W")]
    [InlineData("string X, string? Y")]
    [InlineData("Guid X")]
    [InlineData("DateOnly X, TimeOnly Y, TimeSpan Z")]
    [InlineData("DayOfWeek X, DayOfWeek? Y")]
    [InlineData("int? X, Guid? Y, DateOnly? Z")]
    [InlineData("int X", "public string Y { get; init; } = \"a\";")]
    [InlineData("int X", "public int X { get; init; } = X;")]
    [InlineData("int X", "public int Twice => 2 * X; private static readonly int s_one = 1; public const int Two = 2; public static event Action? Done { add { } remove { } } public int One => s_one;")]
    [InlineData("")]
    public void The_compilers_will_do(string parameters, string members = "") => Assert.DoesNotContain("Equals(", Generate(parameters, members), StringComparison.Ordinal);

    [Theory]
    [InlineData("double X")]
    [InlineData("float? X")]
    [InlineData("Half X")]
    [InlineData("decimal X")]
    [InlineData("DateTime X")]
    [InlineData("DateTimeOffset? X")]
    [InlineData("Uri X")]
    [InlineData("Version X")]
    [InlineData("byte[] X")]
    [InlineData("IReadOnlyList<int> X")]
    [InlineData("Window X")]
    [InlineData("Other X")]
    [InlineData("[KeyCodec(typeof(CaselessCodec))] string X")]
    [InlineData("[KeyCodec(typeof(CaselessCodec))] string? X")]
    [InlineData("int X, double Y")]
    [InlineData("int X, [property: Insignificant] int Y = 1")]
    [InlineData("int X", "[Insignificant] public int Y { get; init; }")]
    [InlineData("int X", "private readonly int _square = X * X; public int Square => _square;")]
    [InlineData("int X", "public int Square { get; } = X * X;")]
    [InlineData("int X", "public int Y { get => _y; init => _y = value / 2; } private readonly int _y;")]
    [InlineData("string X", "public string X { get => field.Trim(); init; } = X;")]
    [InlineData("int X", "public readonly int X = X;")]
    [InlineData("int X", "public event Action? Done; public void Call() => Done?.Invoke();")]
    public void It_is_generated(string parameters, string members = "")
    {
        var text = Generate(parameters, members);
        Assert.Contains("public bool Equals(global::T? other) => global::Refrain.Keys.KeyCache.Equal(this, other);", text, StringComparison.Ordinal);
        Assert.Contains("public override int GetHashCode() => global::Refrain.Keys.KeyCache.Hash(this);", text, StringComparison.Ordinal);
    }

    /// <summary>What another base stores is none of the parameters, and the key's own field would be compared, too.</summary>
    [Fact]
    public void It_is_generated_for_a_record_with_another_base() => Assert.Contains("public bool Equals(", Generate("int X", "", " : Shared"), StringComparison.Ordinal);

    /// <summary>A codec that an assembly has for a type is asked wherever the type is.</summary>
    [Fact]
    public void It_is_generated_where_the_assembly_has_a_codec_of_its_own() =>
        Assert.Contains("public bool Equals(", Generate("int? X", "", "", "[assembly: KeyCodec(typeof(ParityCodec))]"), StringComparison.Ordinal);

    private static string Generate(string parameters, string members, string bases = "", string attribute = "") => Generated.FileOf(
        Generated.Clean($$"""
            using Refrain.Keys;
            {{attribute}}
            public abstract record Shared { private readonly int _all = 1; public int All => _all; }
            public sealed record Window(int Low);
            [Task] public sealed partial record Other(int Number) { public int Run() => Number; public bool Equals(Other? other) => other is not null; public override int GetHashCode() => 0; }
            public sealed class CaselessCodec : IKeyCodec<string>
            {
                public void Write(ref KeyWriter writer, string value) => writer.Write(value.ToUpperInvariant());
                public string Read(ref KeyReader reader) => reader.ReadString();
                public string Format(string value) => value;
                public string Parse(string text) => text;
            }
            public sealed class ParityCodec : IKeyCodec<int>
            {
                public void Write(ref KeyWriter writer, int value) => writer.Write(value % 2);
                public int Read(ref KeyReader reader) => reader.ReadInt32();
                public string Format(int value) => "";
                public int Parse(string text) => 0;
            }
            [Task] public sealed partial record T({{parameters}}){{bases}} { {{members}} public int Run() => 1; }
            """),
        "T");
}
