using System.Numerics;
using System.Text;
using Refrain.Delimited;

namespace Refrain.Tests.Delimited;

/// <summary>Three columns of text, in another order than files have them.</summary>
public sealed record Texts(string C, string? A, [property: Column("the b")] string B);

public readonly record struct Like([property: Column("Person.id")] long Person, [property: Column("Post.id")] long Post);

public sealed record PostRow(long Id, long Creator, int Length, DateTimeOffset CreationDate, string Content, long? Place);

public enum Browser
{
    Firefox,
    Chrome,
}

public sealed class Everything
{
    public bool Boolean { get; set; }

    public sbyte SByte { get; set; }

    public byte Byte { get; set; }

    public short Int16 { get; set; }

    public ushort UInt16 { get; set; }

    public int Int32 { get; set; }

    public uint UInt32 { get; set; }

    public long Int64 { get; set; }

    public ulong UInt64 { get; set; }

    public Int128 Int128 { get; set; }

    public UInt128 UInt128 { get; set; }

    public BigInteger BigInteger { get; set; }

    public Half Half { get; set; }

    public float Single { get; set; }

    public double Double { get; set; }

    public decimal Decimal { get; set; }

    public char Char { get; set; }

    public Rune Rune { get; set; }

    public required string String { get; set; }

    public Guid Guid { get; set; }

    public required Uri Uri { get; set; }

    public required Version Version { get; set; }

    public DateTime DateTime { get; set; }

    public DateTimeOffset DateTimeOffset { get; set; }

    public DateOnly DateOnly { get; set; }

    public TimeOnly TimeOnly { get; set; }

    public TimeSpan TimeSpan { get; set; }

    public Browser Browser { get; set; }

    public int? Maybe { get; set; }

    public Version? NoVersion { get; set; }
}

/// <summary>Asks for the generated readers of the row types above.</summary>
[Task]
public sealed partial record ReadsRows(string Path)
{
    [Requires] public FileSource File => new(Path);

    public int Run([Delimited('|')] IEnumerable<Texts> file) => file.Count();
}

[Task]
public sealed partial record ReadsLikes(string Path)
{
    [Requires] public FileSource File => new(Path);

    public int Run([Delimited('|')] IEnumerable<Like> file) => file.Count();
}

[Task]
public sealed partial record ReadsPosts(string Path)
{
    [Requires] public FileSource File => new(Path);

    public int Run([Delimited('|')] IReadOnlyList<PostRow> file) => file.Count;
}

[Task]
public sealed partial record ReadsEverything(string Path)
{
    [Requires] public FileSource File => new(Path);

    public int Run([Delimited('\t', Quoted = true)] IEnumerable<Everything> file) => file.Count();
}

/// <summary>Reads text with the generated readers.</summary>
internal static class Reading
{
    public static List<TRow> Rows<TRow, TReader>(byte[] file, DelimitedLayout layout)
        where TReader : struct, IDelimitedRow<TRow> =>
        [.. new DelimitedReader<TRow, TReader>(() => new MemoryStream(file), "data.csv", layout)];

    public static List<TRow> Rows<TRow, TReader>(string file, char separator = '|', bool quoted = false)
        where TReader : struct, IDelimitedRow<TRow> =>
        [.. new DelimitedReader<TRow, TReader>(() => new MemoryStream(Encoding.UTF8.GetBytes(file)), "data.csv", (byte)separator, quoted)];
}
