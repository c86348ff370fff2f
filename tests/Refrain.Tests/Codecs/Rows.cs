using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Refrain.Tests.Codecs;

public enum Size : byte
{
    Small = 1,
    Large = 200,
    Big = 200,
}

public enum Signed : long
{
    Least = long.MinValue,
    Zero = 0,
    Most = long.MaxValue,
}

public sealed record Scalars(
    bool Boolean, sbyte SByte, byte Byte, short Int16, ushort UInt16, int Int32, uint UInt32, long Int64, ulong UInt64, Int128 Int128, UInt128 UInt128,
    BigInteger BigInteger, Half Half, float Single, double Double, decimal Decimal, char Char, Rune Rune, string String, Guid Guid, Uri Uri,
    Version Version, DateTime DateTime, DateTimeOffset DateTimeOffset, DateOnly DateOnly, TimeOnly TimeOnly, TimeSpan TimeSpan, Size Size, Signed Signed);

public readonly record struct Point(double X, double Y);

public sealed record Leaf(int Number, string? Text);

public class Open
{
    public required string Name { get; init; }

    public int Count { get; set; }

    public int Twice => 2 * Count;
}

public sealed class Derived : Open
{
    public int More { get; set; }
}

public struct Fields(long id)
{
    public readonly long Id = id;
    public string? Note;
}

public sealed record Nested(
    int? Number, string? Text, Size? Size, Leaf? Leaf, byte[] Bytes, ReadOnlyMemory<byte> Memory, byte[]? NoBytes, int[] Ints, List<string?> Strings,
    IReadOnlyList<Leaf> Leaves, ImmutableArray<Point> Points, IReadOnlyList<IReadOnlyList<int>?> Lists, (int, string) Tuple, (long Id, string? Name) Named,
    Open Open, Fields Fields)
{
    public HashSet<string> Set { get; init; } = [];

    public SortedSet<int> SortedSet { get; init; } = [];

    public FrozenSet<Guid> FrozenSet { get; init; } = [];

    public Dictionary<string, List<int>> Map { get; init; } = [];

    public IReadOnlyDictionary<Size, Leaf?> ByEnum { get; init; } = new Dictionary<Size, Leaf?>();

    public ImmutableDictionary<DateOnly, double> ByDay { get; init; } = [];

    public SortedDictionary<int, bool> ByNumber { get; init; } = [];
}

public sealed record Simple(long Post, long Creator, int Likes, string Name);

[Task]
public sealed partial record ScalarRows
{
    public IEnumerable<Scalars> Run() => [];
}

[Task]
public sealed partial record NestedRows
{
    public IEnumerable<Nested> Run() => [];
}

[Task]
public sealed partial record SimpleRows
{
    public IEnumerable<Simple> Run() => [];
}

[Task]
public sealed partial record OpenValue
{
    public Open Run() => new() { Name = "" };
}

[Task]
public sealed partial record NestedValue
{
    public Nested? Run() => null;
}

[Task(Format = OutputFormat.JsonLines)]
public sealed partial record NestedLines
{
    public IEnumerable<Nested> Run() => [];
}

[Task(Format = OutputFormat.JsonLines)]
public sealed partial record ScalarLines
{
    public IEnumerable<Scalars> Run() => [];
}

[Task(Format = OutputFormat.JsonLines)]
public sealed partial record NestedLine
{
    public Nested? Run() => null;
}

public sealed record Cells(int? Number, string? Text, Size? Size, byte[] Bytes, byte[]? NoBytes, DateOnly? Day, decimal Amount, string Name);

[Task(Format = OutputFormat.Csv)]
public sealed partial record ScalarTable
{
    public IEnumerable<Scalars> Run() => [];
}

[Task(Format = OutputFormat.Csv)]
public sealed partial record CellTable
{
    public IEnumerable<Cells> Run() => [];
}

[Task]
public sealed partial record CellRows
{
    public IEnumerable<Cells> Run() => [];
}
